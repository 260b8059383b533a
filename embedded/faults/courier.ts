import { setTimeout as delay } from 'node:timers/promises';
import { getDemoToken } from '../demo-token.js';

/** An answer that settles a request: everything but "try again". */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  location: string | null;
}

/** Counts what the faults did to requests. */
export interface Troubles {
  broken: number;
  unavailable: number;
  replayed: number;
  pending: number;
}

/** Sends requests as a careful client does: with a key, and again with the same key until there is an answer. */
export interface Courier {
  troubles: Troubles;
  get: (path: string, as: string) => Promise<Answer>;
  post: (path: string, body: object, sender: { as?: string; key: string }) => Promise<Answer>;
}

const GIVES_UP_AFTER_MS = 240_000;
const ANSWERS_WITHIN_MS = 20_000;
const PAUSE_MS = 250;

/** Makes a courier for the API at an address, with the demo app's token. */
export function createCourier(apiUrl: string, issuer: string): Courier {
  const troubles: Troubles = { broken: 0, unavailable: 0, replayed: 0, pending: 0 };
  let token = getDemoToken(issuer);

  async function ask(path: string, init: RequestInit): Promise<Answer | undefined> {
    const response = await fetch(`${apiUrl}/api/v1${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await token}` },
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const body = (await response.json()) as Record<string, unknown>;
    if (response.headers.get('idempotent-replayed') === 'true') troubles.replayed += 1;
    if (response.status === 202) troubles.pending += 1;
    if (response.status === 401) token = getDemoToken(issuer);
    const isTooSoon =
      response.status >= 500 ||
      response.status === 401 ||
      response.status === 429 ||
      body.type === '/problems/request-in-progress';
    if (isTooSoon) {
      troubles.unavailable += 1;
      return undefined;
    }
    return { status: response.status, body, location: response.headers.get('location') };
  }

  async function insist(path: string, init: RequestInit): Promise<Answer> {
    const end = Date.now() + GIVES_UP_AFTER_MS;
    for (;;) {
      const answer = await ask(path, init).catch(() => {
        troubles.broken += 1;
        return undefined;
      });
      if (answer) return answer;
      if (Date.now() > end) {
        throw new Error(`${init.method} ${path} has no answer after ${GIVES_UP_AFTER_MS / 1000} s`);
      }
      await delay(PAUSE_MS);
    }
  }

  return {
    troubles,
    get: (path, as) => insist(path, { method: 'GET', headers: { 'x-acting-staff': as } }),
    post: (path, body, { as, key }) =>
      insist(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(as !== undefined && { 'x-acting-staff': as }),
        },
      }),
  };
}
