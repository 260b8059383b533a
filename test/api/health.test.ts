import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startApi } from '../../api/start-api.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

describe('health and metrics', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  it('says that the process lives', async () => {
    const answer = await supertest(api.app).get('/healthz');
    expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
  });

  it.each([
    [true, true, 200],
    [true, false, 503],
    [false, false, 503],
  ])(
    'is ready when the engine is reached (%s) and a worker polls (%s): %d',
    async (reachable, workerPolling, status) => {
      api.setEngine({ reachable, workerPolling });
      const answer = await supertest(api.app).get('/readyz');
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({
        database: true,
        engine: reachable,
        worker: workerPolling,
      });
    },
  );

  it('serves durations by route and the waiting commands on a port of its own', async () => {
    const running = await startApi({
      ...api.deps,
      env: { ...api.deps.env, API_PORT: 0, METRICS_PORT: 0 },
    });
    try {
      await fetch(`http://127.0.0.1:${running.port}/healthz`);
      await fetch(`http://127.0.0.1:${running.port}/api/v1/students/student-0001`, {
        method: 'PUT',
      });
      const text = await (await fetch(`http://127.0.0.1:${running.metricsPort}/metrics`)).text();
      expect(text).toContain('route="/healthz",status="200"');
      expect(text).toContain('route="/api/v1/students/:studentId",status="401"');
      expect(text).toContain('naervaer_inbox_pending_commands 0');
      expect(text).not.toContain('student-0001');
      expect((await fetch(`http://127.0.0.1:${running.port}/metrics`)).status).toBe(404);
    } finally {
      await running.stop();
    }
  });

  it('logs route and status, but no id, query or body', async () => {
    api.log.length = 0;
    const body = { name: 'Marker Markersen', birthDate: '2013-01-01' };
    await api.call('put', '/students/marker-student?q=marker-query', { body });
    const lines = api.log.join('\n');
    expect(JSON.parse(api.log.at(-1) ?? '')).toMatchObject({
      route: '/api/v1/students/:studentId',
      method: 'PUT',
      status: 422,
      clientId: 'demo-app',
    });
    expect(lines.toLowerCase()).not.toContain('marker');
  });

  it('logs an unexpected error by name and place, not by its message, which may quote data', async () => {
    const broken = await startTestApi({
      change: (deps) => ({
        ...deps,
        clock: { now: () => Promise.reject(new Error('marker in a message')) },
      }),
    });
    try {
      const answer = await broken.call('put', '/schools/x', { body: {} });
      expect([answer.status, answer.body.type]).toEqual([500, '/problems/internal-error']);
      expect(JSON.stringify(answer.body)).not.toContain('marker');
      const lines = broken.log.join('\n');
      expect(lines).toContain('unexpected error');
      expect(lines).not.toContain('marker in a message');
    } finally {
      await broken.stop();
    }
  });
});
