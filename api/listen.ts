import { createServer, STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import type { ApiEnv } from './env.js';
import { problem, type ProblemName } from './problems.js';
import { renderProblem } from './render-problem.js';

const CHECK_AT_MOST_EVERY_MS = 5_000;

/** Lists what Node calls the requests that never become one. */
const PROBLEMS_OF_NODE: Readonly<Record<string, ProblemName>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** Listens for the app, with the limits of what a request may be before the app sees it. */
export function listen(app: Express, env: ApiEnv): Promise<Server> {
  const timeout = env.REQUEST_TIMEOUT_SECONDS * 1000;
  const server = createServer(
    {
      maxHeaderSize: env.HEADER_LIMIT_BYTES,
      requestTimeout: timeout,
      headersTimeout: timeout,
      connectionsCheckingInterval: Math.min(timeout / 4, CHECK_AT_MOST_EVERY_MS),
    },
    app,
  );
  server.on('clientError', answerUnreadable);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.API_PORT, env.API_HOST, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

// Nothing of the request can be trusted, not even its language: it is answered by hand, in bokmål, and the connection ends.
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // A body that never came, of a request that was answered without it: the answer stands.
  const isAnswered = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket.bytesWritten > 0;
  const answering = (socket as Socket & { _httpMessage?: { headersSent: boolean } })._httpMessage;
  if (isAnswered || error.code === 'ECONNRESET' || !socket.writable || answering?.headersSent) {
    socket.destroy();
    return;
  }
  const refusal = problem(PROBLEMS_OF_NODE[error.code ?? ''] ?? 'malformed-request');
  const body = JSON.stringify(renderProblem(refusal, 'nb', randomUUID()));
  const lines = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Content-Language: nb',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
