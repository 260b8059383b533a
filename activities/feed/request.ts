import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { findAddress, type Resolve } from '../../events/find-address.js';
import { findUrlFault } from '../../events/receiver-url.js';
import { FeedFault } from './feed-fault.js';

const PATIENCE_MS = 30_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** Says how sources are reached. */
export interface Reaching {
  /** The embedded default alone asks over plain HTTP and at private addresses. */
  allowPrivate: boolean;
  resolve: Resolve;
  patienceMs?: number;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

/** Makes a sender that keeps its connections. A name is judged where it is looked up: what was judged is what is connected to. */
export function createSender(reaching: Reaching): {
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): void;
} {
  const options = { keepAlive: true, maxSockets: 2 };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  const lookup: LookupFunction = (host, { all }, done) => {
    const judge = async () => {
      const found = await findAddress(host, reaching);
      if ('address' in found) return found.address;
      const isPassing = found.fault === 'name-not-found';
      throw new FeedFault(isPassing ? 'source-unavailable' : 'wrong-address');
    };
    judge().then(
      (address) => {
        const family = address.includes(':') ? 6 : 4;
        if (all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
      (error: unknown) => done(error as NodeJS.ErrnoException, '', 4),
    );
  };
  return {
    send: (request) => send(request, { agents, lookup, reaching }),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

interface Means {
  agents: { http: http.Agent; https: https.Agent };
  lookup: LookupFunction;
  reaching: Reaching;
}

function send(
  { method, url, headers, body }: HttpRequest,
  { agents, lookup, reaching }: Means,
): Promise<HttpAnswer> {
  if (findUrlFault(url.href, reaching.allowPrivate)) throw new FeedFault('wrong-address');
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      reject(error instanceof FeedFault ? error : new FeedFault('source-unavailable'));
    };
    const request = (isSecure ? https : http).request(
      url,
      {
        method,
        headers,
        lookup,
        agent: isSecure ? agents.https : agents.http,
        signal: AbortSignal.timeout(reaching.patienceMs ?? PATIENCE_MS),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MOST_BYTES) request.destroy(new FeedFault('unreadable-answer'));
          else parts.push(part);
        });
        response.on('error', fail);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    request.on('error', fail);
    request.end(body);
  });
}
