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
  | { taken: true; status: number; body: unknown }
  | { taken: false; status: number; problem: string; detail: string };

/** Sends requests to the API over HTTP, as the client that has every scope. */
export type CallApi = (request: ApiRequest) => Promise<ApiAnswer>;

/** Makes the caller of an API. */
export function createApiCaller(apiUrl: string, token: string): CallApi {
  return async ({ method, path, body, actingStaff, key }) => {
    const response = await fetch(`${apiUrl}${path}`, {
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
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return { taken: true, status: response.status, body: answer };
    return { taken: false, status: response.status, ...problemIn(answer) };
  };
}

function problemIn(answer: unknown): { problem: string; detail: string } {
  const { type = '', detail = '', errors = [] } = (answer ?? {}) as Problem;
  const faults = errors.map((e) => `${e.pointer}: ${e.detail}`);
  return { problem: type.replace(/^.*\/problems\//, ''), detail: [detail, ...faults].join('; ') };
}

interface Problem {
  type?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
}
