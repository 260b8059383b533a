import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { z } from 'zod';
import { createTokenVerifier } from '../../api/auth/token-verifier.js';
import { createMetrics } from '../../api/health/metrics.js';
import { clearExpiredKeys } from '../../api/idempotency/claim-key.js';
import { problem } from '../../api/problems.js';
import { defineRoute } from '../../api/route.js';
import { setUpErrors } from '../../api/set-up-errors.js';
import { setUpRequests } from '../../api/set-up-requests.js';
import { setUpRoutes } from '../../api/set-up-routes.js';
import { startTestApi, type TestApi } from './support/start-test-api.js';

interface Seen {
  commandId: string;
  alreadyStored: boolean;
}

describe('the Idempotency-Key', () => {
  let api: TestApi;
  let app: express.Express;
  let token: string;
  let key: string;
  let keys = 0;
  const seen: Seen[] = [];
  let mayGuard = true;
  /** Decides how the next request fares inside the handler. */
  let inside: (see: Seen) => Promise<void>;
  const caseId = '5b8a1a3e-0000-4000-8000-000000000001';

  const route = defineRoute({
    method: 'post',
    path: '/things/:thingId',
    operationId: 'makeThing',
    summary: 'Makes a thing',
    tags: ['test'],
    scopes: ['naervaer:case.write'],
    body: z.object({ word: z.string() }),
    responses: { 201: { description: 'Made', schema: z.object({ number: z.number() }) } },
    guard: () => {
      if (!mayGuard) throw problem('not-found');
    },
    afterIdempotency: ({ header }) => {
      if (header('x-closed')) throw problem('already-closed');
    },
    handle: async ({ idempotency: { commandId, alreadyStored } }) => {
      const see = { commandId, alreadyStored };
      seen.push(see);
      await inside(see);
      return { status: 201, body: { number: seen.length }, headers: { Location: '/somewhere' } };
    },
  });

  beforeAll(async () => {
    api = await startTestApi();
    token = await api.issuer.appToken('demo-app');
    const { deps } = api;
    const verify = createTokenVerifier({
      issuer: api.issuer.issuer,
      audience: 'naervaer',
      toleranceSeconds: 5,
    });
    app = express();
    setUpRequests(app, deps, createMetrics(deps));
    setUpRoutes(app, deps, verify, '/api/v1', [route]);
    setUpErrors(app, deps);
  });
  afterAll(() => api.stop());
  beforeEach(() => {
    key = `key-${(keys += 1)}`;
    seen.length = 0;
    mayGuard = true;
    inside = () => Promise.resolve();
    api.setNow('2026-09-14T06:00:00.000Z');
  });

  const send = (
    body: object | string = { word: 'a' },
    headers: Record<string, string> = {},
    path = '/things/1',
  ) =>
    supertest(app)
      .post(`/api/v1${path}`)
      .set({
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': key,
        'Content-Type': 'application/json',
        ...headers,
      })
      .send(body);
  const storeCommand = async (commandId: string) => {
    await api.db.inboxCommand.create({
      data: {
        id: commandId,
        caseId,
        name: 'close',
        clientId: 'demo-app',
        payload: {},
        receivedAt: new Date(),
      },
    });
  };
  /** Makes the record look as if another process had made it, so long ago. */
  const claimedElsewhere = async (secondsAgo: number) => {
    await api.owner.idempotencyRecord.updateMany({
      where: { key },
      data: { claimedBy: caseId, claimedAt: new Date(Date.now() - secondsAgo * 1000) },
    });
  };

  it('answers again with the first answer, without doing the work again', async () => {
    const first = await send();
    const again = await send();
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.location).toBe('/somewhere');
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(seen).toHaveLength(1);
  });

  it('takes a body that says the same in other words for the same', async () => {
    await send('{"word":"a","x":1}');
    expect((await send('{ "x": 1, "word": "\\u0061" }')).headers['idempotent-replayed']).toBe(
      'true',
    );
  });

  it('refuses the key with another body or another query, and takes it on another path or for another person', async () => {
    await send();
    const other = await send({ word: 'b' });
    expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
    expect((await send({ word: 'a' }, {}, '/things/1?x=1')).status).toBe(422);
    expect((await send({ word: 'b' }, {}, '/things/2')).status).toBe(201);
    expect((await send({ word: 'b' }, { 'X-Acting-Staff': 'school-1-leadership' })).status).toBe(
      201,
    );
  });

  it('keeps a refusal and says it again, in the language of whoever asks', async () => {
    inside = () =>
      Promise.reject(
        problem('step-mismatch', { step: 'mapping', phase: 'drafting', allowedActions: [] }),
      );
    const first = await send();
    const again = await send({ word: 'a' }, { 'Accept-Language': 'en' });
    expect(again.status).toBe(409);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toMatchObject({ type: first.body.type, step: 'mapping', phase: 'drafting' });
    expect(again.body.title).toBe('Does not fit this phase');
    expect(seen).toHaveLength(1);
  });

  it('keeps an invalid body’s answer and a closed case’s, too', async () => {
    expect((await send('{nonsense')).status).toBe(400);
    expect((await send('{nonsense')).headers['idempotent-replayed']).toBe('true');
    key += '-closed';
    expect((await send({ word: 'a' }, { 'x-closed': '1' })).status).toBe(409);
    expect((await send()).body.type).toBe('/problems/already-closed');
  });

  it('checks today’s rights before it replays', async () => {
    await send();
    mayGuard = false;
    expect((await send()).status).toBe(404);
  });

  it('answers 409 while the first request runs, and 422 to another body even then', async () => {
    let finish = () => {};
    const started = new Promise<void>((resolve) => {
      inside = () => {
        resolve();
        return new Promise((done) => (finish = done));
      };
    });
    const first = send().then((answer) => answer);
    await started;
    const second = await send();
    expect([second.status, second.body.type]).toEqual([409, '/problems/request-in-progress']);
    expect((await send({ word: 'b' })).body.type).toBe('/problems/idempotency-key-reused');
    finish();
    expect((await first).status).toBe(201);
    expect((await send()).headers['idempotent-replayed']).toBe('true');
  });

  it('lets one of many at the same moment through', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(seen).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });

  it('goes on with the same command after a failure of our own', async () => {
    inside = () => Promise.reject(new Error('broken'));
    expect((await send()).status).toBe(500);
    inside = () => Promise.resolve();
    expect((await send()).status).toBe(201);
    expect(seen.map((see) => see.commandId)).toEqual([seen[0]?.commandId, seen[0]?.commandId]);
    expect(seen[1]?.alreadyStored).toBe(false);
  });

  it('tells the handler when the command was stored before the failure, and skips what was judged then', async () => {
    inside = async ({ commandId }) => {
      await storeCommand(commandId);
      throw new Error('died before the answer');
    };
    expect((await send()).status).toBe(500);
    inside = () => Promise.resolve();
    expect((await send({ word: 'a' }, { 'x-closed': '1' })).status).toBe(201);
    expect(seen[1]).toEqual({ commandId: seen[0]?.commandId, alreadyStored: true });
  });

  it('waits for a process that may still live, unless its command is stored', async () => {
    inside = () => Promise.reject(new Error('broken'));
    await send();
    inside = () => Promise.resolve();
    await claimedElsewhere(-1);
    expect((await send()).body.type).toBe('/problems/request-in-progress');
    await storeCommand(seen[0]?.commandId as string);
    expect((await send()).status).toBe(201);
    expect(seen[1]).toEqual({ commandId: seen[0]?.commandId, alreadyStored: true });
  });

  it('takes over from a process that was there before this one', async () => {
    inside = () => Promise.reject(new Error('broken'));
    await send();
    inside = () => Promise.resolve();
    await claimedElsewhere(process.uptime() + 1);
    expect((await send()).status).toBe(201);
    expect(seen[1]?.commandId).toBe(seen[0]?.commandId);
  });

  it('forgets a key after thirty days', async () => {
    await send();
    api.setNow('2026-10-14T05:59:00.000Z');
    expect((await send()).headers['idempotent-replayed']).toBe('true');
    api.setNow('2026-10-14T06:01:00.000Z');
    const later = await send({ word: 'b' });
    expect([later.status, later.headers['idempotent-replayed']]).toEqual([201, undefined]);
    expect(seen[1]?.commandId).not.toBe(seen[0]?.commandId);
  });

  it('clears what has expired', async () => {
    await send();
    expect(await clearExpiredKeys(api.db, '2026-09-15T06:00:00.000Z')).toBe(0);
    expect(await clearExpiredKeys(api.db, '2027-01-01T00:00:00.000Z')).toBeGreaterThan(0);
    expect(await api.db.idempotencyRecord.count({ where: { key } })).toBe(0);
  });

  it('refuses a key that is too long or not printable, and makes one where none is sent', async () => {
    key = 'x'.repeat(256);
    expect((await send()).status).toBe(400);
    key = 'é';
    expect((await send()).status).toBe(400);
    key = '';
    expect((await send()).status).toBe(400);
    key = 'x'.repeat(255);
    expect((await send()).status).toBe(201);
    const bare = () =>
      supertest(app)
        .post('/api/v1/things/1')
        .set('Authorization', `Bearer ${token}`)
        .send({ word: 'a' });
    await bare();
    await bare();
    expect(new Set(seen.map((see) => see.commandId)).size).toBe(seen.length);
  });
});
