import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerOnce } from '../../api/idempotency/answer-once.js';
import { clearExpiredKeys } from '../../api/idempotency/claim-key.js';
import { problem } from '../../api/problems.js';
import { startKeyedThing, type KeyedThing } from './support/keyed-thing.js';

describe('the Idempotency-Key', () => {
  let thing: KeyedThing;
  beforeAll(async () => {
    thing = await startKeyedThing();
  });
  afterAll(() => thing.api.stop());
  beforeEach(() => {
    thing.begin();
  });

  it('answers again with the first answer, without doing the work again', async () => {
    const first = await thing.send();
    const again = await thing.send();
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.location).toBe('/somewhere');
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(thing.seen).toHaveLength(1);
  });

  it('takes a body that says the same in other words for the same', async () => {
    await thing.send('{"word":"a","x":1}');
    expect((await thing.send('{ "x": 1, "word": "\\u0061" }')).headers['idempotent-replayed']).toBe(
      'true',
    );
  });

  it('refuses the key with another body or another query, and takes it on another path or for another person', async () => {
    await thing.send();
    const other = await thing.send({ word: 'b' });
    expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
    expect((await thing.send({ word: 'a' }, {}, '/things/1?x=1')).status).toBe(422);
    expect((await thing.send({ word: 'b' }, {}, '/things/2')).status).toBe(201);
    expect(
      (await thing.send({ word: 'b' }, { 'X-Acting-Staff': 'school-1-leadership' })).status,
    ).toBe(201);
  });

  it('keeps a refusal and says it again, in the language of whoever asks', async () => {
    thing.inside = () =>
      Promise.reject(
        problem('step-mismatch', { step: 'mapping', phase: 'drafting', allowedActions: [] }),
      );
    const first = await thing.send();
    const again = await thing.send({ word: 'a' }, { 'Accept-Language': 'en' });
    expect(again.status).toBe(409);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toMatchObject({ type: first.body.type, step: 'mapping', phase: 'drafting' });
    expect(again.body.title).toBe('Does not fit this phase');
    expect(thing.seen).toHaveLength(1);
  });

  it('keeps an invalid body’s answer and a closed case’s, too', async () => {
    expect((await thing.send('{nonsense')).status).toBe(400);
    expect((await thing.send('{nonsense')).headers['idempotent-replayed']).toBe('true');
    thing.key += '-closed';
    expect((await thing.send({ word: 'a' }, { 'x-closed': '1' })).status).toBe(409);
    expect((await thing.send()).body.type).toBe('/problems/already-closed');
  });

  it('checks today’s rights before it replays', async () => {
    await thing.send();
    thing.mayGuard = false;
    expect((await thing.send()).status).toBe(404);
  });

  it('answers 409 while the first request runs, and 422 to another body even then', async () => {
    let finish = () => {};
    const started = new Promise<void>((resolve) => {
      thing.inside = () => {
        resolve();
        return new Promise((done) => (finish = done));
      };
    });
    const first = thing.send().then((answer) => answer);
    await started;
    const second = await thing.send();
    expect([second.status, second.body.type]).toEqual([409, '/problems/request-in-progress']);
    expect((await thing.send({ word: 'b' })).body.type).toBe('/problems/idempotency-key-reused');
    finish();
    expect((await first).status).toBe(201);
    expect((await thing.send()).headers['idempotent-replayed']).toBe('true');
  });

  it('lets one of many at the same moment through', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => thing.send()));
    expect(thing.seen).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });

  it('keeps an answer in the caller’s transaction without giving up that it waits for the disk', async () => {
    const { owner } = thing.api;
    const request = {
      clientId: 'demo-app',
      actingStaff: '',
      key: thing.key,
      path: '/api/v1/things/2',
      bodyHash: 'a',
      now: '2026-09-14T06:00:00.000Z',
    };
    const answer = { status: 200, body: { number: 1 } };
    const settings: unknown[] = [];
    await answerOnce(owner, request, async ({ keepAnswer }) => {
      await owner.$transaction(async (tx) => {
        // The tests' own PostgreSQL waits for no disk.
        await tx.$executeRaw`set local synchronous_commit = on`;
        await keepAnswer(tx, answer);
        const [row] = await tx.$queryRaw<{ setting: string }[]>`
          select current_setting('synchronous_commit') as setting`;
        settings.push(row?.setting);
      });
      return answer;
    });
    expect(settings).toEqual(['on']);
    const again = await answerOnce(owner, request, () => Promise.reject(new Error('not again')));
    expect(again).toMatchObject({ answer, replayed: true });
  });

  it('forgets a key after thirty days', async () => {
    await thing.send();
    thing.api.setNow('2026-10-14T05:59:00.000Z');
    expect((await thing.send()).headers['idempotent-replayed']).toBe('true');
    thing.api.setNow('2026-10-14T06:01:00.000Z');
    const later = await thing.send({ word: 'b' });
    expect([later.status, later.headers['idempotent-replayed']]).toEqual([201, undefined]);
    expect(thing.seen[1]?.commandId).not.toBe(thing.seen[0]?.commandId);
  });

  it('clears what has expired', async () => {
    await thing.send();
    expect(await clearExpiredKeys(thing.api.db, '2026-09-15T06:00:00.000Z')).toBe(0);
    expect(await clearExpiredKeys(thing.api.db, '2027-01-01T00:00:00.000Z')).toBeGreaterThan(0);
    expect(await thing.api.db.idempotencyRecord.count({ where: { key: thing.key } })).toBe(0);
  });

  it('refuses a key that is too long or not printable, and makes one where none is sent', async () => {
    thing.key = 'x'.repeat(256);
    expect((await thing.send()).status).toBe(400);
    thing.key = 'é';
    expect((await thing.send()).status).toBe(400);
    thing.key = '';
    expect((await thing.send()).status).toBe(400);
    thing.key = 'x'.repeat(255);
    expect((await thing.send()).status).toBe(201);
    await thing.sendWithoutKey();
    await thing.sendWithoutKey();
    expect(new Set(thing.seen.map((see) => see.commandId)).size).toBe(thing.seen.length);
  });
});
