import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Holds one request to the API, below its base path. */
export interface ApiRequest {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** The staff id of the person it is sent for; none for a system client. */
  actingStaff?: string | undefined;
  key?: string | undefined;
}

/** Says how the API answered: taken, or a problem by its name. */
export type ApiAnswer =
  | { taken: true; body: unknown }
  | { taken: false; status: number; problem: string; detail: string };

/** Sends requests to the API over HTTP, as the client that has every scope. */
export type CallApi = (request: ApiRequest) => Promise<ApiAnswer>;

const ASK_EVERY_MS = 100;
const AGAIN_AFTER_MS = 500;
const MOST_TRIES = 60;
const UNAVAILABLE = 503;

/**
 * Makes the caller of an API. A command whose answer is not known yet is asked for until it is. On a busy machine the API may have
 * no connection free in time: what it could not store is sent again, under the same key.
 */
export function createApiCaller(apiUrl: string, token: string): CallApi {
  const send = async (
    url: string,
    { method, body, actingStaff, key }: Omit<ApiRequest, 'method'> & { method: string },
  ) => {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(actingStaff === undefined ? {} : { 'x-acting-staff': actingStaff }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { response, answer: (text === '' ? {} : JSON.parse(text)) as Answer };
  };
  const sendUntilTaken = async (request: ApiRequest) => {
    const key = request.key ?? (request.method === 'PUT' ? undefined : randomUUID());
    for (let tries = 1; ; tries += 1) {
      const sent = await send(`${apiUrl}${request.path}`, { ...request, key });
      if (sent.response.status !== UNAVAILABLE || tries === MOST_TRIES) return sent;
      await delay(AGAIN_AFTER_MS);
    }
  };
  return async (request) => {
    const { response, answer } = await sendUntilTaken(request);
    if (!response.ok) return refused(answer);
    const location = response.headers.get('location');
    if (response.status !== 202 || location === null) return { taken: true, body: answer };
    const { actingStaff, path } = request;
    for (;;) {
      const url = new URL(location, apiUrl).href;
      const { answer: later } = await send(url, { method: 'GET', path, actingStaff });
      if (later.status === 'refused') return refused(later.problem ?? {});
      if (later.status !== 'pending') return { taken: true, body: later };
      await delay(ASK_EVERY_MS);
    }
  };
}

interface Answer {
  type?: string;
  status?: number | string;
  detail?: string;
  errors?: { pointer?: string; detail: string }[];
  problem?: Answer;
}

function refused({ type = '', status, detail = '', errors = [] }: Answer): ApiAnswer {
  const faults = errors.map((e) => [e.pointer, e.detail].filter(Boolean).join(': '));
  return {
    taken: false,
    status: Number(status),
    problem: type.replace(/^.*\/problems\//, ''),
    detail: [detail, ...faults].join('; '),
  };
}
