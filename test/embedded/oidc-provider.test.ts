import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { SCOPES } from '../../api/auth/caller.js';
import { listDemoClients } from '../../embedded/demo-clients.js';
import { getDemoToken } from '../../embedded/demo-token.js';
import { startOidcProvider } from '../../embedded/oidc-provider.js';
import { findFreePorts } from '../../embedded/ports.js';

const CALLBACK = 'http://127.0.0.1:9/callback';
const dataDir = mkdtempSync(path.join(tmpdir(), 'naervaer-oidc-'));
let port: number;
let provider: Awaited<ReturnType<typeof startOidcProvider>>;

const start = () =>
  startOidcProvider({
    port,
    dataDir,
    clients: listDemoClients('http://127.0.0.1:3000'),
    findPerson: async (staffId) => staffId === 'school-1-teacher-1',
  });

beforeAll(async () => {
  [port] = (await findFreePorts(1)) as [number];
  provider = await start();
});

afterAll(async () => {
  await provider.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const verify = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${provider.issuer}/jwks`)), {
    issuer: provider.issuer,
    audience: 'naervaer',
    algorithms: ['ES256'],
  });

describe('tokens for apps', () => {
  it('are signed for the audience naervaer and hold all scopes of the client when none is named', async () => {
    const { payload } = await verify(await getDemoToken(provider.issuer));
    expect(String(payload.scope).split(' ').sort()).toEqual([...SCOPES].sort());
    expect(payload.client_id).toBe('demo-app');
  });

  it('hold the scopes that are named', async () => {
    const scope = 'naervaer:absence.write';
    const token = await getDemoToken(provider.issuer, { client: 'demo-register', scope });
    expect((await verify(token)).payload.scope).toBe(scope);
  });

  it('are refused for a scope that the client does not have', async () => {
    const asked = { client: 'demo-register', scope: 'naervaer:case.write' };
    await expect(getDemoToken(provider.issuer, asked)).rejects.toThrow(/scope/);
  });

  it('are refused for a wrong secret', async () => {
    await expect(getDemoToken(provider.issuer, { secret: 'guess' })).rejects.toThrow(/No token/);
  });

  it('are given for a secret in the body too', async () => {
    const answer = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'demo-app',
        client_secret: 'demo-app-secret',
      }),
    });
    expect(answer.status).toBe(200);
  });

  it('still hold after a restart', async () => {
    const token = await getDemoToken(provider.issuer);
    await provider.stop();
    provider = await start();
    // fetch may hold a connection of the former server that it does not yet know to be closed.
    await fetch(provider.issuer).catch(() => undefined);
    await expect(verify(token)).resolves.toBeDefined();
  });
});

describe('the login of a person', () => {
  it('ends in a token for the person after staff id and password', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const browser = makeBrowser();
    const loginPage = await browser.open(authorizeUrl(verifier));
    expect(await loginPage.text()).toContain('Ansatt-id');
    const wrong = await browser.send(loginPage.url, 'school-1-teacher-1', 'guess');
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Feil')]);
    const back = await browser.send(loginPage.url, 'school-1-teacher-1', 'demo');
    const code = new URL(back.url).searchParams.get('code') ?? '';
    const { access_token: token } = await exchange(code, verifier);
    const { payload } = await verify(token);
    expect(payload).toMatchObject({ sub: 'school-1-teacher-1', client_id: 'demo-staff-app' });
  });

  it('is refused for an unknown person', async () => {
    const browser = makeBrowser();
    const loginPage = await browser.open(authorizeUrl(randomBytes(32).toString('base64url')));
    expect((await browser.send(loginPage.url, 'nobody-1', 'demo')).status).toBe(422);
  });

  it('is refused without a code challenge', async () => {
    const back = await makeBrowser().open(authorizeUrl(undefined));
    expect(new URL(back.url).searchParams.get('error')).toBe('invalid_request');
  });
});

function authorizeUrl(verifier: string | undefined): string {
  const query = new URLSearchParams({
    client_id: 'demo-staff-app',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid naervaer:case.read naervaer:case.write',
    state: 'x',
  });
  if (verifier !== undefined) {
    query.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    query.set('code_challenge_method', 'S256');
  }
  return `${provider.issuer}/auth?${query.toString()}`;
}

async function exchange(code: string, verifier: string): Promise<{ access_token: string }> {
  const answer = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'demo-staff-app',
      redirect_uri: CALLBACK,
      code,
      code_verifier: verifier,
    }),
  });
  return (await answer.json()) as { access_token: string };
}

// Follows redirects with cookies, up to the address that the client gets back.
function makeBrowser() {
  const cookies = new Map<string, string>();
  async function go(
    url: string,
    init: RequestInit = {},
  ): Promise<{ url: string; status: number; text: () => Promise<string> }> {
    if (url.startsWith(CALLBACK)) return { url, status: 0, text: async () => '' };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next === null ? answer : go(new URL(next, url).href);
  }
  return {
    open: (url: string) => go(url),
    send: (url: string, staffId: string, password: string) =>
      go(url, { method: 'POST', body: new URLSearchParams({ staffId, password }) }),
  };
}
