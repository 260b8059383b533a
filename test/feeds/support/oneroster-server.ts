import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A row as a OneRoster service writes it: an id, when it last changed, and whatever else. */
export interface ServedRow {
  sourcedId: string;
  dateLastModified: string;
  [property: string]: unknown;
}

/** Names a request for rows that was answered, or stumbled over. */
export interface Asked {
  collection: string;
  offset: number;
  limit: number;
  filter: string | null;
  /** Of all requests for rows, counted from 1. */
  number: number;
}

/** Does something else than to answer: `undefined` answers as usual. */
export type Fault = (
  asked: Asked,
) =>
  | { status: number; headers?: Record<string, string> }
  | 'hang-up'
  | 'never'
  | 'not-json'
  | 'page-before'
  | 'shuffle'
  | 'token-ended'
  | undefined;

export interface OneRosterServer {
  baseUrl: string;
  tokenUrl: string;
  rows: Record<string, ServedRow[]>;
  asked: Asked[];
  tokensGiven: number;
  fault: Fault;
  /** At most so many rows a page, whatever is asked for. */
  largestPage: number;
  /** Says how many rows there are in `X-Total-Count`, links to the next page, or neither. */
  tells: 'total' | 'link' | 'nothing';
  /** How long a token lives, as it says. */
  tokenSeconds: number;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'naervaer', secret: 'en hemmelighet: #1' };
const PATHS: Record<string, string> = {
  '/kommune/ims/oneroster/rostering/v1p2/orgs': 'orgs',
  '/kommune/ims/oneroster/rostering/v1p2/users': 'users',
  '/kommune/ims/oneroster/rostering/v1p2/classes': 'classes',
  '/kommune/ims/oneroster/rostering/v1p2/enrollments': 'enrollments',
  '/kommune/ims/oneroster/rostering/v1p2/demographics': 'demographics',
  '/kommune/ims/oneroster/absences/v1p0/absences/detail': 'absences',
};

/** Starts a small OneRoster 1.2 service over loopback HTTP, which knows nothing of our code and stumbles where it is told to. */
export async function startOneRosterServer(): Promise<OneRosterServer> {
  const tokens = new Set<string>();
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/token') void giveToken(request, response);
    else answerRows(url, request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server: OneRosterServer = {
    baseUrl: `${origin}/kommune`,
    tokenUrl: `${origin}/token`,
    rows: {},
    asked: [],
    tokensGiven: 0,
    fault: () => undefined,
    largestPage: Infinity,
    tells: 'total',
    tokenSeconds: 3600,
    stop: () => {
      http.closeAllConnections();
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let form = '';
    for await (const part of request) form += String(part);
    const [scheme, pair = ''] = (request.headers.authorization ?? '').split(' ');
    const [id = '', secret = ''] = Buffer.from(pair, 'base64').toString().split(':');
    const isRight =
      request.method === 'POST' &&
      scheme === 'Basic' &&
      new URLSearchParams(form).get('grant_type') === 'client_credentials' &&
      decodeURIComponent(id) === CLIENT.id &&
      decodeURIComponent(secret) === CLIENT.secret;
    if (!isRight) return json(response, 401, { error: 'invalid_client' });
    server.tokensGiven += 1;
    const token = `token-${server.tokensGiven}`;
    tokens.add(token);
    const body = { access_token: token, token_type: 'Bearer', expires_in: server.tokenSeconds };
    json(response, 200, body);
  }

  function answerRows(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const collection = PATHS[url.pathname];
    const rows = collection === undefined ? undefined : server.rows[collection];
    if (collection === undefined || rows === undefined) {
      return json(response, 404, { imsx_codeMajor: 'failure' });
    }
    const number = (name: string, other: number) => Number(url.searchParams.get(name) ?? other);
    const asked = {
      collection,
      offset: number('offset', 0),
      limit: Math.min(number('limit', 100), server.largestPage),
      filter: url.searchParams.get('filter'),
      number: server.asked.length + 1,
    };
    server.asked.push(asked);
    const fault = server.fault(asked);
    if (fault === 'hang-up') return void request.socket.destroy();
    if (fault === 'never') return;
    if (fault === 'token-ended') tokens.clear();
    if (typeof fault === 'object') return json(response, fault.status, {}, fault.headers);
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !tokens.has(token)) return json(response, 401, {});
    if (fault === 'not-json') return void response.writeHead(200).end('<html>');
    const found = inOrder(rows, asked.filter, fault === 'shuffle');
    const from = fault === 'page-before' ? Math.max(0, asked.offset - asked.limit) : asked.offset;
    const headers: Record<string, string> = {};
    if (server.tells === 'total') headers['X-Total-Count'] = String(found.length);
    if (server.tells === 'link') {
      const next = `<${origin}/next>; rel="next"`;
      const first = `<${origin}/first>; rel="first"`;
      const hasNext = asked.offset + asked.limit < found.length;
      headers.Link = hasNext ? `${next}, ${first}` : first;
    }
    json(response, 200, { [collection]: found.slice(from, from + asked.limit) }, headers);
  }

  return server;
}

/** Sorted by id, or, where it stumbles, the other way round. */
function inOrder(rows: readonly ServedRow[], filter: string | null, turned: boolean): ServedRow[] {
  const [, since] = /^dateLastModified>='(.+)'$/.exec(filter ?? '') ?? [];
  const from = since === undefined ? -Infinity : Date.parse(since);
  const found = rows
    .filter(({ dateLastModified }) => Date.parse(dateLastModified) >= from)
    .sort((a, b) => (a.sourcedId < b.sourcedId ? -1 : 1));
  return turned ? found.reverse() : found;
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
