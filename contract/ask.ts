import { randomUUID } from 'node:crypto';

/** Holds an answer of the API, whatever it says. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  location: string | null;
}

/** Asks the API below `/api/v1` for one person, or for the app itself. */
export type Ask = (method: string, path: string, body?: object) => Promise<Answer>;

/** Asks, and throws where it is refused. */
export async function must(ask: Ask, ...request: Parameters<Ask>): Promise<Answer['body']> {
  const { status, body } = await ask(...request);
  if (status < 300) return body;
  const [method, path] = request;
  throw new Error(`${method} ${path} was answered ${status}: ${JSON.stringify(body)}`);
}

/** Makes what asks in somebody's name. */
export function createAsk(apiUrl: string, token: string, actingStaff?: string): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${apiUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': 'en',
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(actingStaff !== undefined && { 'x-acting-staff': actingStaff }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      location: answer.headers.get('location'),
    };
  };
}
