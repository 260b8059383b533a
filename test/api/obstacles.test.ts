import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createApp } from '../../api/app.js';
import { PROBLEMS } from '../../api/problems.js';
import { connectDatabase } from '../../prisma/connect.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

const SCHOOL = { name: 'Prøvelia skole', calendarId: 'calendar-1' };

describe('what stands in the way of a request', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ env: { JSON_LIMIT_BYTES: '5000' } });
  });
  afterAll(() => api.stop());

  const put = (body: object | string, headers: Record<string, string> = {}) =>
    api.call('put', '/schools/school-9', {
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });

  it('is said as RFC 9457, without stack, SQL or identity', async () => {
    const answer = await put({ calendarId: 'nowhere' }, { 'Accept-Language': 'en' });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['content-language']).toBe('en');
    expect(answer.body).toEqual({
      type: '/problems/invalid-request',
      title: 'Invalid request',
      status: 422,
      detail: 'One or more fields are wrong. See errors.',
      instance: `urn:uuid:${answer.headers['x-request-id']}`,
      errors: [{ pointer: '/name', detail: 'Required.' }],
    });
  });

  it.each([
    ['nn-NO,nn;q=0.9,en;q=0.1', 'Ugyldig innhald'],
    ['no', 'Ugyldig innhold'],
    ['de, en;q=0.5', 'Invalid request'],
    ['de', 'Ugyldig innhold'],
  ])('is said in the language of the caller: %s', async (language, title) => {
    expect((await put({}, { 'Accept-Language': language })).body.title).toBe(title);
  });

  it.each([
    ['no JSON', '{"name":', 400, 'malformed-request'],
    ['nothing, though JSON is promised', '', 400, 'malformed-request'],
    ['an array', '[]', 422, 'invalid-request'],
    ['NUL in a text', '{"name":"a\\u0000b","calendarId":"calendar-1"}', 422, 'invalid-request'],
    [
      'half a surrogate pair',
      '{"name":"\\ud800","calendarId":"calendar-1"}',
      422,
      'invalid-request',
    ],
    [
      'a day that does not exist',
      '{"name":"a","calendarId":"calendar-1","closedDays":["2026-02-30"]}',
      422,
      'invalid-request',
    ],
    [
      'a day of a year that cannot be stored',
      '{"name":"a","calendarId":"calendar-1","closedDays":["0000-01-01"]}',
      422,
      'invalid-request',
    ],
    ['more than is taken', JSON.stringify({ name: 'x'.repeat(6000) }), 413, 'too-large'],
  ])('refuses %s', async (_what, body, status, name) => {
    const answer = await put(body);
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${name}`]);
  });

  it('refuses bytes that are no UTF-8', async () => {
    const token = await api.issuer.appToken('demo-app');
    const answer = await supertest(api.app)
      .put('/api/v1/schools/school-9')
      .set({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' })
      .serialize((body: unknown) => body as string)
      .send(Buffer.from([0x7b, 0xff, 0x7d]));
    expect(answer.status).toBe(400);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=iso-8859-1'])(
    'refuses %s',
    async (type) => {
      expect((await put(JSON.stringify(SCHOOL), { 'Content-Type': type })).status).toBe(415);
    },
  );

  it('names every faulty field at once', async () => {
    const answer = await put({
      name: '',
      calendarId: 'a b',
      orgNumber: '12',
      writtenLanguage: 'se',
      closedDays: ['soon'],
    });
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toEqual([
      '/name',
      '/orgNumber',
      '/calendarId',
      '/writtenLanguage',
      '/closedDays/0',
    ]);
  });

  it('comes in the fixed order: authentication, size, not found, not allowed, body', async () => {
    const nonsense = 'x'.repeat(6000);
    const at = (path: string, token: string, body: string) =>
      api.call('put', path, { token, body, headers: { 'Content-Type': 'text/plain' } });
    await api.owner.apiClient.create({
      data: { id: 'bound', name: 'Bound', schoolIds: ['school-1'] },
    });
    const bound = await api.issuer.appToken('bound', ['roster.write']);
    expect((await at('/schools/school-2', 'none', nonsense)).status).toBe(401);
    expect((await at('/schools/school-2', bound, nonsense)).status).toBe(413);
    expect((await at('/schools/school-2', bound, 'x')).status).toBe(404);
    expect(
      (await at('/schools/school-1', await api.issuer.personToken('school-1-nurse'), 'x')).status,
    ).toBe(403);
    expect((await at('/schools/school-1', bound, 'x')).status).toBe(415);
  });

  it('is 404 for what no route takes, also with a method that a path does not have', async () => {
    expect((await api.call('get', '/nothing')).body.type).toBe('/problems/not-found');
    expect((await api.call('delete', '/schools/school-1')).status).toBe(404);
    expect((await supertest(api.app).get('/')).status).toBe(404);
  });

  it('is 400 for a path that cannot be decoded, and 404 for one with characters that nothing has', async () => {
    expect((await api.call('put', '/schools/%E0%A4%A', { body: SCHOOL })).status).toBe(400);
    expect((await api.call('put', '/schools/a%00b', { body: SCHOOL })).status).toBe(404);
  });

  it('is 429 with Retry-After for a client that asks too often, and for that client alone', async () => {
    const narrow = await startTestApi({ env: { RATE_LIMIT_REQUESTS: '3' } });
    try {
      const ask = async (client: string) =>
        narrow.call('put', '/schools/x', { token: await narrow.issuer.appToken(client), body: {} });
      for (let i = 0; i < 3; i++) expect((await ask('demo-app')).status).toBe(422);
      const refused = await ask('demo-app');
      expect([refused.status, refused.body.type]).toEqual([429, '/problems/too-many-requests']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await ask('demo-register')).status).toBe(422);
    } finally {
      await narrow.stop();
    }
  });

  it('counts what a client has no scope for, and meets rate and size first', async () => {
    const narrow = await startTestApi({ env: { RATE_LIMIT_REQUESTS: '2' } });
    try {
      const token = await narrow.issuer.appToken('demo-app', ['absence.write']);
      const put = (name: string) =>
        narrow.call('put', '/schools/x', { token, body: { ...SCHOOL, name } });
      expect((await put('x'.repeat(10_000_000))).status).toBe(413);
      expect((await put('x')).status).toBe(403);
      expect((await put('x')).status).toBe(429);
    } finally {
      await narrow.stop();
    }
  });

  it('has a readable page for every problem, in each language', async () => {
    for (const name of Object.keys(PROBLEMS)) {
      const page = await supertest(api.app).get(`/problems/${name}`).set('Accept-Language', 'nn');
      expect([name, page.status, page.headers['content-type']]).toEqual([
        name,
        200,
        'text/html; charset=utf-8',
      ]);
      expect(page.text).toContain('<html lang="nn">');
    }
    expect((await supertest(api.app).get('/problems/no-such')).status).toBe(404);
  });

  it('says on its page what to do, and leads to the other languages and to all problems', async () => {
    const read = (path: string) => supertest(api.app).get(path).set('Accept-Language', 'nn');
    const page = await read('/problems/too-many-requests?lang=en');
    expect(page.headers['content-language']).toBe('en');
    expect(page.text).toContain('What to do');
    expect(page.text).toContain('href="?lang=nb"');
    expect(page.text).toContain('href="?lang=nn"');
    const list = await read('/problems');
    for (const name of Object.keys(PROBLEMS))
      expect(list.text).toContain(`/problems/${name}?lang=nn`);
  });
});

describe('while the database is away', () => {
  it('answers 503 with Retry-After when it cannot be reached', async () => {
    const unreachable = connectDatabase('postgresql://nobody@127.0.0.1:1/nothing');
    const api = await startTestApi({ change: (deps) => ({ ...deps, db: unreachable }) });
    try {
      const answer = await api.call('put', '/schools/school-9', { body: SCHOOL });
      expect([answer.status, answer.body.type]).toEqual([503, '/problems/temporarily-unavailable']);
      expect(answer.headers['retry-after']).toBe('5');
      expect((await supertest(api.app).get('/readyz')).body).toMatchObject({ database: false });
    } finally {
      await api.stop();
    }
  });

  it('answers 503 when its connection is cut in the midst, and goes on afterwards', async () => {
    const api = await startTestApi();
    const cut = () => api.owner.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    const desk = { ...api.desk, settle: () => Promise.resolve({ status: 'pending' as const }) };
    try {
      const before = await api.call('put', '/schools/school-9', { body: SCHOOL });
      expect(before.status).toBe(201);
      const app = createApp({
        ...api.deps,
        desk,
        clock: { now: async () => (await cut(), '2026-09-14T06:00:00.000Z') },
      });
      const answer = await supertest(app)
        .put('/api/v1/schools/school-9')
        .set('Authorization', `Bearer ${await api.issuer.appToken('demo-app')}`)
        .send(SCHOOL);
      expect([200, 503]).toContain(answer.status);
      expect((await api.call('put', '/schools/school-9', { body: SCHOOL })).status).toBe(200);
    } finally {
      await api.stop();
    }
  });
});
