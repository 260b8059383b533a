import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { findAddress, type Resolve } from './find-address.js';
import { findUrlFault, hostOf } from './receiver-url.js';

const PATIENCE_MS = 10_000;

/** Says how deliveries reach receivers. */
export interface Sending {
  /** The embedded default alone sends to plain HTTP and to private addresses. */
  allowPrivate: boolean;
  resolve: Resolve;
  patienceMs?: number;
}

/** Says what became of one delivery: whether the receiver took it, and its HTTP status, or why there is none, as a code. */
export interface Answered {
  taken: boolean;
  answer: string;
}

/**
 * Posts a message to a receiver. The name is looked up, judged, and the very address that was judged is connected to, so that a name
 * that says another thing a moment later leads nowhere else. Redirects are not followed; nothing of the answer but its status is read.
 */
export async function postWebhook(
  { url: text, body, headers }: { url: string; body: string; headers: Record<string, string> },
  sending: Sending,
): Promise<Answered> {
  const fault = findUrlFault(text, sending.allowPrivate);
  if (fault) return refused(fault);
  const url = new URL(text);
  const signal = AbortSignal.timeout(sending.patienceMs ?? PATIENCE_MS);
  const found = await Promise.race([findAddress(hostOf(url), sending), whenAborted(signal)]);
  if (found === 'timeout') return refused('timeout');
  if ('fault' in found) return refused(found.fault);
  return send(url, found.address, { body, headers, signal });
}

function refused(answer: string): Answered {
  return { taken: false, answer };
}

function whenAborted(signal: AbortSignal): Promise<'timeout'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('timeout'), { once: true });
  });
}

function send(
  url: URL,
  address: string,
  { body, headers, signal }: { body: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<Answered> {
  const host = hostOf(url);
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      {
        method: 'POST',
        host: address,
        port: url.port || (url.protocol === 'https:' ? 443 : 80),
        path: url.pathname + url.search,
        // The certificate is the name's, whatever address it is reached at.
        ...(isIP(host) === 0 && { servername: host }),
        headers: { ...headers, Host: url.host, 'Content-Length': Buffer.byteLength(body) },
        // A connection kept open would be to an address that was judged for another delivery.
        agent: false,
        signal,
      },
      (response) => {
        resolve(judge(response));
        response.destroy();
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(refused(signal.aborted ? 'timeout' : codeOf(error)));
    });
    request.end(body);
  });
}

function judge({ statusCode = 0 }: IncomingMessage): Answered {
  return { taken: statusCode >= 200 && statusCode < 300, answer: String(statusCode) };
}

/** Names the failure without what the receiver says of itself. */
function codeOf({ code = '' }: NodeJS.ErrnoException): string {
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'connection-closed';
  if (/CERT|SIGNATURE|SSL|TLS|EPROTO|ALTNAME/.test(code)) return 'certificate-or-tls';
  return 'unreachable';
}
