import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { logInAt } from './world/bring-templates.js';

interface Answer {
  ms: number;
  headers: IncomingHttpHeaders;
  /** As it was transferred. */
  body: Buffer;
}

/** Looks at pages as people who are logged in, over one connection that is kept, as a browser does. */
export interface Looker {
  look: (staffId: string, path: string) => Promise<Answer>;
  /** Counts what a first look transfers: the answer and, for a page, all files that it names. */
  weigh: (staffId: string, path: string) => Promise<{ bytes: number; isPage: boolean }>;
  close: () => void;
}

/** Opens it for a running API. */
export function openLooker(apiUrl: string): Looker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const cookies = new Map<string, string>();

  async function cookieOf(staffId: string): Promise<string> {
    const known = cookies.get(staffId);
    if (known !== undefined) return known;
    const browser = await logInAt(apiUrl, staffId);
    const { host } = new URL(apiUrl);
    const own = [...browser.cookies].filter(([key]) => key.startsWith(`${host} `));
    const cookie = own.map(([key, value]) => `${key.split(' ')[1]}=${value}`).join('; ');
    cookies.set(staffId, cookie);
    return cookie;
  }

  async function look(staffId: string, path: string): Promise<Answer> {
    const headers = {
      accept: 'text/html',
      'accept-encoding': 'br, gzip',
      cookie: await cookieOf(staffId),
    };
    return new Promise((resolve, reject) => {
      const from = performance.now();
      const sent = request(new URL(path, apiUrl), { agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const { statusCode: status } = response;
          if (status !== 200) reject(new Error(`${path} was answered ${status} to ${staffId}`));
          resolve({
            ms: performance.now() - from,
            headers: response.headers,
            body: Buffer.concat(parts),
          });
        });
      });
      sent.on('error', reject).end();
    });
  }

  return {
    look,
    async weigh(staffId, path) {
      const { body, headers } = await look(staffId, path);
      const isPage = headers['content-type']?.startsWith('text/html') ?? false;
      if (!isPage) return { bytes: body.length, isPage };
      const named = new Set(read(body, headers).match(/\/assets\/[^"]+/g));
      const assets = await Promise.all([...named].map((asset) => look(staffId, asset)));
      const bytes = assets.reduce((sum, asset) => sum + asset.body.length, body.length);
      return { bytes, isPage };
    },
    close: () => agent.destroy(),
  };
}

function read(body: Buffer, { 'content-encoding': encoding }: IncomingHttpHeaders): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}
