import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiCaller } from '../../simulate/call-api.js';

describe('the simulator, when the API is too busy to store a request', () => {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const seen = keys.push(request.headers['idempotency-key'] as string | undefined);
    response.writeHead(seen === 1 ? 503 : 200, { 'content-type': 'application/json' });
    response.end(seen === 1 ? '{"type":"/problems/temporarily-unavailable","status":503}' : '{}');
  });
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise((done) => server.close(done)));

  it('sends it again under the same key, so that a loaded machine tells the same story', async () => {
    const { port } = server.address() as AddressInfo;
    const callApi = createApiCaller(`http://127.0.0.1:${port}`, 'token');
    const answer = await callApi({ method: 'POST', path: '/absences', body: { entries: [] } });
    expect(answer).toEqual({ taken: true, body: {} });
    expect(keys).toEqual([expect.any(String), keys[0]]);
  });
});
