import { randomUUID } from 'node:crypto';
import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import { throwProblem } from './problem-error.js';
import type { paths } from './schema.js';
import { createTokenSource, type Credentials, type TokenSource } from './token-source.js';

/** Says which installation to call, as whom, and for whom. */
export interface ClientOptions {
  /** Where the API lies, for example `https://naervaer.example`. */
  url: string;
  /** An app's credentials, or whatever else gets tokens (a person's, Maskinporten's). */
  auth: Credentials | TokenSource;
  /** The staff id of the person that the app acts for. */
  actingStaff?: string;
  /** The language of problems: nb, nn or en. */
  language?: 'nb' | 'nn' | 'en';
  /** How long to wait for a command that was answered 202; after it the 202 itself is the answer. */
  waitForPendingMs?: number;
}

const KEYED_METHODS = new Set(['POST', 'PATCH', 'DELETE']);
const ASK_EVERY_MS = 500;

/**
 * Makes a client typed by the OpenAPI document. It fetches tokens, gives each write an `Idempotency-Key` (your own goes before),
 * waits for a command that is answered 202, and throws every problem as a ProblemError.
 */
export async function createClient(options: ClientOptions): Promise<Client<paths>> {
  const { url, auth, actingStaff, language = 'en', waitForPendingMs = 30_000 } = options;
  const getToken = typeof auth === 'function' ? auth : await appTokens(url, auth);
  const client = createFetchClient<paths>({ baseUrl: url });
  const send: Middleware = {
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await getToken()}`);
      request.headers.set('Accept-Language', language);
      if (actingStaff !== undefined) request.headers.set('X-Acting-Staff', actingStaff);
      if (KEYED_METHODS.has(request.method) && !request.headers.has('Idempotency-Key'))
        request.headers.set('Idempotency-Key', randomUUID());
      return request;
    },
    async onResponse({ request, response }) {
      if (!response.ok) return throwProblem(response);
      if (response.status !== 202) return response;
      return awaitPending(request, response, Date.now() + waitForPendingMs);
    },
  };
  client.use(send);
  return client;
}

async function appTokens(url: string, credentials: Credentials): Promise<TokenSource> {
  const response = await fetch(new URL('/api/v1', url));
  const { issuer } = (await response.json()) as { issuer: string };
  return createTokenSource(issuer, credentials);
}

/** Asks at `Location` until the command has an answer, then reads the case: what it would have been answered with at once. */
async function awaitPending(request: Request, pending: Response, until: number): Promise<Response> {
  const location = pending.headers.get('location');
  if (location === null) return pending;
  const ask = async (path: string) => {
    const response = await fetch(new URL(path, request.url), { headers: readHeaders(request) });
    return response.ok ? response : throwProblem(response);
  };
  while (Date.now() < until) {
    const state = (await (await ask(location)).json()) as { status: string; problem?: object };
    if (state.status === 'refused') return throwProblem(Response.json(state.problem));
    if (state.status === 'applied') return ask(location.replace(/\/commands\/[^/]+$/, ''));
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return pending;
}

function readHeaders({ headers }: Request): Record<string, string> {
  const wanted = ['authorization', 'accept-language', 'x-acting-staff'];
  return Object.fromEntries(
    wanted.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])),
  );
}
