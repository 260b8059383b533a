import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bodies } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';
import { givenStudent } from '../../support/given-roster.js';

/** A key of a command is claimed in the statement that stores the command. */
describe('the key of a command', () => {
  let world: CaseWorld;
  let id: string;
  let count = 0;
  let key = '';

  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    count += 1;
    key = `key-${count}`;
    await givenStudent(world.db, { id: `student-${count}`, birthDate: '2013-04-02' });
    id = await world.openCase(`student-${count}`);
  });
  const post = (path: string, body: object, as = 'north-teacher') =>
    world.send('POST', `/cases/${id}${path}`, { as, headers: { 'Idempotency-Key': key } }, body);
  const call = () => post('/calls', bodies.call(MONDAY));
  const stored = () => world.db.inboxCommand.findMany({ where: { caseId: id, name: 'log-call' } });
  const record = () => world.db.idempotencyRecord.findFirstOrThrow({ where: { key } });

  it('lies with the command, and answers the same again', async () => {
    const first = await call();
    const again = await call();
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.etag).toBe(first.headers.etag);
    expect([first.headers, again.headers].map((h) => h['idempotent-replayed'])).toEqual([
      undefined,
      'true',
    ]);
    const [command] = await stored();
    expect(await record()).toMatchObject({ commandId: command?.id, status: 'answered' });
  });

  it('lets one of many at the same moment store it', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, call));
    expect(await stored()).toHaveLength(1);
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  });

  it('is not claimed twice for two bodies, whichever stands in the way of the second', async () => {
    await call();
    for (const body of [{ ...bodies.call(MONDAY), channel: 'sms' }, { nonsense: 1 }]) {
      const { status, body: other } = await post('/calls', body);
      expect([status, other.type]).toEqual([422, '/problems/idempotency-key-reused']);
    }
    expect(await stored()).toHaveLength(1);
  });

  it('keeps the refusal of a faulty body, of which nothing was stored', async () => {
    const first = await post('/calls', { channel: 'owl' });
    const again = await post('/calls', { channel: 'owl' });
    expect([first.status, again.status]).toEqual([422, 422]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await stored()).toEqual([]);
    expect(await record()).toMatchObject({ status: 'answered', answerStatus: 422 });
  });

  it('keeps the refusal of the case, to which it was stored', async () => {
    const check = { checkedAt: MONDAY, result: 'keep' };
    const first = await post('/plans/1/checks', check);
    const again = await post('/plans/1/checks', check);
    expect([first.status, again.status]).toEqual([409, 409]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body.type).toBe('/problems/step-mismatch');
  });

  it('goes on with the stored command after a failure of our own', async () => {
    const settle = world.desk.settle;
    world.desk.settle = () => Promise.reject(new Error('died before the answer'));
    expect((await call()).status).toBe(500);
    world.desk.settle = settle;
    expect((await record()).status).toBe('running');
    expect((await call()).status).toBe(200);
    const commands = await stored();
    expect(commands.map((c) => c.id)).toEqual([(await record()).commandId]);
    expect(await world.db.caseEvent.count({ where: { caseId: id, type: 'call-logged' } })).toBe(1);
  });

  it('leaves no claim where the command could not be stored', async () => {
    const store = world.desk.store;
    world.desk.store = () => Promise.reject(new Error('no database'));
    expect((await call()).status).toBe(500);
    world.desk.store = store;
    expect(await world.db.idempotencyRecord.count({ where: { key } })).toBe(0);
    expect((await call()).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });
});
