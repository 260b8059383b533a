import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from '../../api/start-api.js';
import { createClient } from '../../client/create-client.js';
import { ProblemError } from '../../client/problem-error.js';
import { createTokenSource } from '../../client/token-source.js';
import { openTestCase } from '../api/support/open-test-case.js';
import { startTestApi, type TestApi } from '../api/support/start-test-api.js';

const LEADER = 'school-1-leadership';

describe('the typed client', () => {
  let api: TestApi;
  let running: RunningApi;
  let url: string;
  beforeAll(async () => {
    api = await startTestApi();
    const env = { ...api.deps.env, API_PORT: 0, METRICS_PORT: 0, COMMAND_WAIT_SECONDS: 0.05 };
    running = await startApi({ ...api.deps, env });
    url = `http://127.0.0.1:${running.port}`;
  });
  afterAll(async () => {
    await running.stop();
    await api.stop();
  });

  const connect = (options: Partial<Parameters<typeof createClient>[0]> = {}) =>
    createClient({ url, auth: () => api.issuer.appToken('demo-app'), ...options });

  it('reads what the server answers', async () => {
    const { id } = await openTestCase(api, 'student-0001');
    const client = await connect({ actingStaff: LEADER });
    const { data } = await client.GET('/api/v1/cases/{caseId}', {
      params: { path: { caseId: id } },
    });
    expect(data).toMatchObject({ id, phase: 'awaiting-contact' });
    const list = await client.GET('/api/v1/cases', { params: { query: { limit: 1 } } });
    expect(list.data?.items.map((item) => item.id)).toEqual([id]);
  });

  it('throws a problem as an error that can be told by its type, in the language asked for', async () => {
    const client = await connect({ language: 'nn' });
    const asked = client.POST('/api/v1/absences', { body: { entries: [] } });
    await expect(asked).rejects.toBeInstanceOf(ProblemError);
    await expect(asked).rejects.toMatchObject({
      problem: {
        type: '/problems/invalid-request',
        title: 'Ugyldig innhald',
        errors: [expect.objectContaining({ pointer: '/entries' })],
      },
    });
  });

  it('gives each write a key of its own, and keeps yours', async () => {
    const client = await connect();
    const countKeys = () => api.db.idempotencyRecord.count({ where: { clientId: 'demo-app' } });
    const before = await countKeys();
    const entries = [
      { entryId: 'e-1', studentId: 'nobody', date: '2026-09-14', kind: 'late' as const },
    ];
    const send = (headers: Record<string, string> = {}) =>
      client.POST('/api/v1/absences', { body: { entries }, headers });
    const replayed = async (headers?: Record<string, string>) =>
      (await send(headers)).response.headers.get('idempotent-replayed');
    expect([await replayed(), await replayed()]).toEqual([null, null]);
    const mine = { 'Idempotency-Key': 'mine' };
    expect([await replayed(mine), await replayed(mine)]).toEqual([null, 'true']);
    expect((await countKeys()) - before).toBe(3);
  });

  it('hands over the 202 of a command that is not answered in time', async () => {
    const { id } = await openTestCase(api, 'student-0002');
    const client = await connect({ actingStaff: LEADER, waitForPendingMs: 0 });
    const { response, data } = await client.POST('/api/v1/cases/{caseId}/calls', {
      params: { path: { caseId: id } },
      body: {
        contactedAt: '2026-09-14T05:30:00Z',
        channel: 'phone',
        reached: true,
        spokeWithStudentFirst: true,
        outcome: 'still-concerned',
      },
    });
    expect([response.status, data]).toEqual([202, expect.objectContaining({ status: 'pending' })]);
  });
});

describe('a client of a server that takes its time', () => {
  let server: Server;
  let url: string;
  let states: object[];
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((req, res) => {
      answer(req, res);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  function answer(req: IncomingMessage, res: ServerResponse) {
    const path = req.url ?? '';
    asked.push(`${req.method} ${path} ${String(req.headers['x-acting-staff'] ?? '')}`.trim());
    res.setHeader('content-type', 'application/json');
    if (path === '/api/v1') return res.end(JSON.stringify({ issuer: url }));
    if (path.endsWith('openid-configuration'))
      return res.end(JSON.stringify({ token_endpoint: `${url}/token` }));
    if (path === '/token') {
      return res.end(JSON.stringify({ access_token: 'token', expires_in: 3600 }));
    }
    if (path.includes('/commands/')) return res.end(JSON.stringify(states.shift()));
    if (req.method === 'POST') {
      res.statusCode = 202;
      res.setHeader('location', '/api/v1/cases/c-1/commands/d-1');
      return res.end(JSON.stringify({ commandId: 'd-1', status: 'pending' }));
    }
    return res.end(JSON.stringify({ id: 'c-1', phase: 'closed' }));
  }
  const close = async () => {
    const auth = { clientId: 'app', clientSecret: 'secret' };
    const client = await createClient({ url, auth, actingStaff: 'leader' });
    return client.POST('/api/v1/cases/{caseId}/closure', {
      params: { path: { caseId: 'c-1' } },
      body: { reason: 'moved' },
    });
  };

  it('asks until the command is applied, then answers with the case', async () => {
    states = [{ status: 'pending' }, { status: 'applied' }];
    const { data, response } = await close();
    expect([response.status, data]).toEqual([200, { id: 'c-1', phase: 'closed' }]);
    expect(asked.slice(-3)).toEqual([
      'GET /api/v1/cases/c-1/commands/d-1 leader',
      'GET /api/v1/cases/c-1/commands/d-1 leader',
      'GET /api/v1/cases/c-1 leader',
    ]);
  });

  it('throws the problem of a command that was refused later', async () => {
    states = [{ status: 'refused', problem: { type: '/problems/step-mismatch', status: 409 } }];
    await expect(close()).rejects.toMatchObject({ problem: { type: '/problems/step-mismatch' } });
  });

  it('keeps its token until it ends, and gets another when told to', async () => {
    const getToken = createTokenSource(url, { clientId: 'app', clientSecret: 'secret' });
    asked.length = 0;
    await Promise.all([getToken(), getToken()]);
    await getToken();
    const fetched = () => asked.filter((line) => line === 'POST /token').length;
    expect(fetched()).toBe(1);
    await getToken(true);
    expect(fetched()).toBe(2);
  });
});
