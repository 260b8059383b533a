import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { startApi, type RunningApi } from '../../api/start-api.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

const JSON_LIMIT = 100_000;
const CSV_LIMIT = 200_000;
const HEADER_LIMIT = 8_192;

describe('the limits of a request', () => {
  let api: TestApi;
  let running: RunningApi;
  beforeAll(async () => {
    api = await startTestApi({
      env: {
        JSON_LIMIT_BYTES: String(JSON_LIMIT),
        CSV_LIMIT_BYTES: String(CSV_LIMIT),
        HEADER_LIMIT_BYTES: String(HEADER_LIMIT),
        REQUEST_TIMEOUT_SECONDS: '0.4',
      },
    });
    running = await startApi({
      ...api.deps,
      env: { ...api.deps.env, API_PORT: 0, METRICS_PORT: 0 },
    });
  });
  afterAll(async () => {
    await running.stop();
    await api.stop();
  });

  const post = (path: string, body: string, type = 'application/json') =>
    api.call('post', path, { body, headers: { 'Content-Type': type } });
  const typeOf = async (path: string, body: string, type?: string) => {
    const answer = await post(path, body, type);
    return answer.body.type as string;
  };

  it.each([
    ['JSON', '/cases/search', 'application/json', JSON_LIMIT],
    ['CSV', '/absences/csv', 'text/csv', CSV_LIMIT],
  ])('takes a %s body up to its limit and no byte more', async (_what, path, type, limit) => {
    const body = `{"name":"${'x'.repeat(limit - 11)}"}`;
    expect(body).toHaveLength(limit);
    expect(await typeOf(path, body, type)).not.toBe('/problems/too-large');
    expect(await typeOf(path, `${body} `, type)).toBe('/problems/too-large');
  });

  it('takes as deep a nesting as any call needs, and says when it is deeper', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect((await post('/cases/search', nested(32))).status).toBe(422);
    const deeper = await post('/cases/search', nested(33));
    expect([deeper.status, deeper.body.type]).toEqual([400, '/problems/malformed-request']);
    expect(deeper.body.errors).toEqual([{ pointer: '', detail: expect.stringContaining('32') }]);
    expect((await post('/cases/search', nested(JSON_LIMIT / 2))).status).toBe(400);
    expect((await post('/cases/search', `{"name":"${'['.repeat(100)}\\"["}`)).status).not.toBe(400);
  });

  it('takes 1 to 1000 entries of absence', async () => {
    const send = async (count: number) => {
      const entries = Array.from({ length: count }, () => ({}));
      return (await post('/absences', JSON.stringify({ entries }))).status;
    };
    expect([await send(0), await send(1), await send(1000), await send(1001)]).toEqual([
      422, 200, 200, 422,
    ]);
  });

  it.each([
    ['0', 422],
    ['1', 200],
    ['200', 200],
    ['201', 422],
    ['1.5', 422],
    ['many', 422],
  ])('takes a page of 1 to 200: %s is %i', async (limit, status) => {
    expect((await api.call('get', `/cases?limit=${limit}`)).status).toBe(status);
  });

  /** Sends text as it stands and reads what comes back until the server hangs up. */
  const exchange = (text: string) =>
    new Promise<{ status: number; type: string; body: { type?: string } }>((resolve, reject) => {
      let answer = '';
      const socket = connect(running.port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (bytes) => (answer += bytes.toString()));
      socket.on('error', reject);
      socket.on('close', () => {
        const [head = '', body = '{}'] = answer.split('\r\n\r\n');
        const type = /content-type: ([^;\r]+)/i.exec(head)?.[1] ?? '';
        resolve({
          status: Number(head.split(' ')[1]),
          type,
          body: head.includes('json') ? JSON.parse(body) : {},
        });
      });
    });
  const headed = (headers: string) =>
    `GET /api/v1 HTTP/1.1\r\nHost: naervaer.example\r\nConnection: close\r\n${headers}\r\n`;

  it('takes headers up to their limit, and says when they are larger', async () => {
    expect((await exchange(headed(`X-Filler: ${'x'.repeat(HEADER_LIMIT - 300)}\r\n`))).status).toBe(
      200,
    );
    expect(await exchange(headed(`X-Filler: ${'x'.repeat(HEADER_LIMIT)}\r\n`))).toMatchObject({
      status: 431,
      type: 'application/problem+json',
      body: { type: '/problems/headers-too-large', status: 431 },
    });
  });

  it.each([
    ['a head', 408, 'GET', 'X: y\r\n'],
    ['a body', 408, 'POST', 'Authorization: TOKEN\r\nContent-Length: 9\r\n\r\n'],
    ['a body of nobody known', 401, 'POST', 'Content-Length: 9\r\n\r\n'],
  ])('does not wait for ever for %s: %i', async (_what, status, method, headers) => {
    const token = `Bearer ${await api.issuer.appToken('demo-app')}`;
    const begun = `${method} /api/v1/absences HTTP/1.1\r\nHost: naervaer.example\r\n${headers}`;
    const answer = await exchange(begun.replace('TOKEN', token));
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  });

  it('answers what is no HTTP with a problem', async () => {
    expect(await exchange('NONSENSE\r\n\r\n')).toMatchObject({
      status: 400,
      body: { type: '/problems/malformed-request' },
    });
  });
});
