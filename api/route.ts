import type { ZodType, z } from 'zod';
import type { CaseAction } from '../domain/access/actions.js';
import type { RuleBeyondCases } from '../domain/access/beyond-cases.js';
import type { Instant } from '../domain/local-time.js';
import type { Caller, Scope } from './auth/caller.js';
import type { Deps } from './deps.js';
import type { Idempotency } from './idempotency/idempotency.js';
import type { Locale } from './locale.js';
import type { ProblemName } from './problems.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Takes the parameters out of a path: `'/cases/:caseId/calls'` gives `{ caseId: string }`. */
export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & PathParams<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown;

export type Responses = Record<number, { description: string; schema?: ZodType }>;

/** Types an answer by the responses that the route states. */
export type AnswerOf<R extends Responses> = {
  [S in keyof R]: { status: S; headers?: Record<string, string> | undefined } & (R[S] extends {
    schema: infer T extends ZodType;
  }
    ? { body: z.input<T> }
    : { body?: undefined });
}[keyof R];

/** Holds what is known before the body is judged. */
export interface GuardContext<Path extends string = string> {
  deps: Deps;
  caller: Caller;
  params: PathParams<Path>;
  rawBody: Buffer;
  /** The body as parsed JSON, not yet judged (undefined when it cannot be read): for rights that depend on what is asked. */
  looseBody: unknown;
  /** Business time, read once a request. */
  now: Instant;
  locale: Locale;
  requestId: string;
  header(name: string): string | undefined;
}

/** Holds what is known once the request has its key. */
export interface KeyedContext<Path extends string, Guarded> extends GuardContext<Path> {
  /** What `guard` answered, usually the case's row. */
  guarded: Guarded;
  idempotency: Idempotency;
}

export interface HandleContext<Path extends string, Query, Guarded> extends KeyedContext<
  Path,
  Guarded
> {
  query: Query;
}

/** Says which rows of the tables of access decide a call: actions on a case, or a rule for calls beyond cases. */
export type RouteAccess = { actions: readonly CaseAction[] } | { rule: RuleBeyondCases };

export interface RouteDefinition<Path extends string, R extends Responses, Guarded, Body, Query> {
  method: Method;
  /** Below `/api/v1`, in Express's style. */
  path: Path;
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  /** Any one of these lets an app in; a person who logged in needs none, only the roles that `guard` asks for. */
  scopes: readonly Scope[];
  /** What it asks for, as the tables in `domain/access` have it; `guard` (or a list's own search) puts the question. */
  access: RouteAccess;
  body?: ZodType<Body>;
  /** Default `application/json`; any other type hands the raw bytes to `handle` through `rawBody`, unparsed. */
  bodyMediaType?: string;
  query?: ZodType<Query>;
  responses: R;
  /** It always stores a command, and claims the request's key with it. */
  claimsWithCommand?: true;
  /** Its answer holds a secret, so that it is kept sealed for whoever repeats the request. */
  holdsSecret?: true;
  /** Problems of this route beside those that every route has. */
  problems?: readonly ProblemName[];
  /** Throws not-found, then not-allowed; runs on replays too, so that today's rights count. What it answers is `ctx.guarded`. */
  guard?: (ctx: GuardContext<Path>) => Guarded | Promise<Guarded>;
  /** Throws already-closed; not run for a command that is already stored. */
  afterIdempotency?: (ctx: KeyedContext<Path, Guarded>) => void | Promise<void>;
  handle: (
    ctx: HandleContext<Path, Query, Guarded>,
    body: Body,
  ) => AnswerOf<R> | Promise<AnswerOf<R>>;
}

/** A route with its types forgotten, for the app that mounts it and the document that describes it. */
export type Route = RouteDefinition<string, Responses, unknown, unknown, unknown>;

/**
 * Defines one call of the API. The obstacles of a request are met in the order of these fields: scopes, `guard`, the idempotency key,
 * `afterIdempotency`, `body` and `query`, `handle`. `run-route.ts` carries it out, OpenAPI is generated from it.
 */
export function defineRoute<
  const Path extends string,
  const R extends Responses,
  Guarded = undefined,
  Body = undefined,
  Query = undefined,
>(definition: RouteDefinition<Path, R, Guarded, Body, Query>): Route {
  return definition as unknown as Route;
}
