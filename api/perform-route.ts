import { canonicalJson, hashOf } from './canonical-json.js';
import { inScope } from '../prisma/scope.js';
import { personOf, type Caller } from './auth/caller.js';
import { scopeOf } from './auth/scope-of.js';
import type { Deps } from './deps.js';
import { isUnreadable } from './find-unreadable.js';
import { answerOnce, unkeyed, type Outcome } from './idempotency/answer-once.js';
import type { Idempotency, StoredAnswer } from './idempotency/idempotency.js';
import type { Locale } from './locale.js';
import { problem } from './problems.js';
import { checkMediaType, looseJson, readBody, readQuery } from './read-body.js';
import type { GuardContext, Route } from './route.js';

const KEYED_METHODS = new Set(['post', 'patch', 'delete']);
const KEY_FORM = /^[\x20-\x7e]{1,255}$/;

/** Holds what is asked of a route, however it came: over HTTP, or from a form of the staff pages. */
export interface Asked {
  caller: Caller;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  /** The path as it was asked for, from the root: part of what a key belongs to. */
  path: string;
  rawBody: Buffer;
  locale: Locale;
  requestId: string;
  /** Reads a header, by its name in lower case. */
  header(name: string): string | undefined;
}

/**
 * Carries out a route whose caller, rate and size are in order, meeting the remaining obstacles in the API's fixed order. The database
 * shows it what is in the caller's reach.
 */
export function performRoute(route: Route, deps: Deps, asked: Asked): Promise<Outcome> {
  return inScope(scopeOf(asked.caller), () => meetObstacles(route, deps, asked));
}

async function meetObstacles(route: Route, deps: Deps, asked: Asked): Promise<Outcome> {
  const ctx = await contextOf(deps, asked);
  const guarded = await route.guard?.(ctx);
  const work = async (idempotency: Idempotency): Promise<StoredAnswer> => {
    const keyed = { ...ctx, guarded, idempotency };
    if (!idempotency.alreadyStored) await route.afterIdempotency?.(keyed);
    const contentType = asked.header('content-type');
    const body = route.bodyMediaType
      ? checkMediaType(ctx.rawBody, contentType ?? '', route.bodyMediaType)
      : route.body && readBody(ctx.rawBody, contentType, route.body);
    const query = route.query && readQuery(asked.query, route.query);
    return route.handle({ ...keyed, query }, body);
  };
  const key = KEYED_METHODS.has(route.method) ? asked.header('idempotency-key') : undefined;
  if (key === undefined) return { answer: await work(unkeyed()), replayed: false };
  if (!KEY_FORM.test(key)) {
    throw problem('malformed-request', {
      errors: [{ parameter: 'Idempotency-Key', fault: 'wrong-form' }],
    });
  }
  const { caller, now } = ctx;
  const request = {
    clientId: caller.clientId,
    actingStaff: personOf(caller)?.staffId ?? '',
    key,
    path: asked.path,
    bodyHash: bodyHashOf(route, asked, ctx),
    now,
  };
  return answerOnce(deps.db, request, work, {
    sealedBy: route.holdsSecret && deps.env.SECRET_KEYS,
    claimsWithCommand: route.claimsWithCommand,
  });
}

async function contextOf(deps: Deps, asked: Asked): Promise<GuardContext> {
  const { caller, params, rawBody, locale, requestId, header } = asked;
  if (Object.values(params).some(isUnreadable)) throw problem('not-found');
  const now = await deps.clock.now();
  const looseBody = looseJson(rawBody);
  return { deps, caller, params, rawBody, looseBody, now, locale, requestId, header };
}

// The method and the query belong to what is asked as much as the body does.
function bodyHashOf({ method }: Route, { query }: Asked, { rawBody, looseBody }: GuardContext) {
  const body = looseBody === undefined ? rawBody : canonicalJson(looseBody);
  return hashOf(method.toUpperCase(), canonicalJson(query), body);
}
