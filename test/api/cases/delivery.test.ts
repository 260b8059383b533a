import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asProgram } from '../../../prisma/scope.js';
import { bodies, createJourney } from '../../support/case-journey.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';
import { givenStudent } from '../../support/given-roster.js';

describe('the delivery of a command', () => {
  let world: CaseWorld;
  let id: string;
  let students = 0;

  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    world.time.now = MONDAY;
    world.desk.away = false;
    const student = `student-${(students += 1)}`;
    await givenStudent(world.db, { id: student, birthDate: '2013-04-02' });
    id = await world.openCase(student);
  });
  const post = (
    path: string,
    body: object,
    headers: Record<string, string> = {},
    as = 'north-teacher',
  ) => world.send('POST', `/cases/${id}${path}`, { as, headers }, body);
  const call = () => bodies.call(MONDAY);
  /** What people have done on the case, oldest first. */
  const happened = async () => {
    const { body } = await world.send('GET', `/cases/${id}/timeline`, { as: 'north-leader' });
    const ofProgram = ['case-opened', 'phase'];
    return body.items.map(({ type }) => type).filter((type) => !ofProgram.includes(type));
  };

  it('applies a repeated request once and answers with the first answer', async () => {
    const key = { 'Idempotency-Key': 'call-1' };
    const first = await post('/calls', call(), key);
    const second = await post('/calls', call(), key);
    expect(second.status).toBe(200);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
    expect(second.headers.etag).toBe(first.headers.etag);
    const { body } = await world.send('GET', `/cases/${id}/timeline`, { as: 'north-teacher' });
    const calls = body.items.filter(({ type }) => type === 'call-logged');
    expect(calls).toHaveLength(1);
  });

  it('answers a repeated refusal with the same refusal, and forgets its text', async () => {
    const key = { 'Idempotency-Key': 'plan-1' };
    const plan = { ...bodies.plan(MONDAY), summary: 'Hemmelig' };
    const first = await post('/plans', plan, key);
    expect(first.body).toMatchObject({ type: '/problems/step-mismatch', status: 409 });
    expect((await post('/plans', plan, key)).body.type).toBe('/problems/step-mismatch');
    const stored = await world.db.inboxCommand.findMany({
      where: { caseId: id, name: 'agree-plan' },
    });
    expect(stored).toEqual([expect.objectContaining({ status: 'refused', text: null })]);
  });

  it('checks today’s rights before it replays', async () => {
    const key = { 'Idempotency-Key': 'call-2' };
    await post('/calls', call(), key);
    await createJourney(world, id).post('/assignments', { schoolId: 'south' }, 'north-leader');
    expect((await post('/calls', call(), key)).status).toBe(404);
  });

  it('keeps free text out of what goes to the engine', async () => {
    await post('/calls', { ...call(), summary: 'Hemmelig' });
    const stored = await world.db.inboxCommand.findFirstOrThrow({
      where: { caseId: id, name: 'log-call' },
    });
    expect(JSON.stringify(stored.payload)).not.toContain('Hemmelig');
    expect(stored.text).toEqual({ summary: 'Hemmelig' });
  });

  it('answers 202 while the engine is away, and tells later how it ended', async () => {
    world.desk.away = true;
    const pending = await post('/calls', call(), { 'Idempotency-Key': 'call-3' });
    expect(pending.status).toBe(202);
    expect(pending.body).toEqual({ commandId: expect.any(String), status: 'pending' });
    const path = `/cases/${id}/commands/${pending.body.commandId}`;
    expect(pending.headers.location).toBe(`/api/v1${path}`);
    const read = (as = 'north-teacher') => world.send('GET', path, { as });
    expect((await read()).body).toEqual({ commandId: pending.body.commandId, status: 'pending' });

    const refused = await post('/plans', bodies.plan(MONDAY));
    world.desk.away = false;
    await world.desk.deliverLeftOver();
    expect((await read()).body.status).toBe('applied');
    expect((await read('north-leader')).body.status).toBe('applied');
    expect((await read('south-leader')).status).toBe(404);
    const { body } = await world.send('GET', `/cases/${id}/commands/${refused.body.commandId}`, {
      as: 'north-teacher',
    });
    expect(body).toMatchObject({ status: 'refused', problem: { type: '/problems/step-mismatch' } });
  });

  it('answers 202 again to whoever repeats it, and carries out once and in order what was stored meanwhile', async () => {
    world.desk.away = true;
    const key = { 'Idempotency-Key': 'call-4' };
    const first = await post('/calls', call(), key);
    const again = await post('/calls', call(), key);
    expect([again.status, again.body.commandId]).toEqual([202, first.body.commandId]);
    expect(again.headers.location).toBe(first.headers.location);
    expect(again.headers['idempotent-replayed']).toBe('true');
    await post('/meetings/held', { kind: 'mapping', ...bodies.mappingHeld(MONDAY) });
    await post('/plans', bodies.plan(MONDAY));
    world.desk.away = false;
    await world.desk.deliverLeftOver();
    await world.desk.deliverLeftOver();
    expect(await happened()).toEqual(['call-logged', 'meeting-held', 'plan-agreed']);
    // The first answer stays the answer: where it leads says how it ended.
    expect((await post('/calls', call(), key)).status).toBe(202);
  });

  it('moves and cancels a meeting once, however often that is asked for', async () => {
    const scheduledFor = '2026-09-16T10:00:00+02:00';
    await createJourney(world, id).toMapping();
    const { body } = await post('/meetings', { kind: 'mapping', scheduledFor });
    const twice = async (method: string, change?: object) => {
      const sent = { as: 'north-teacher', headers: { 'Idempotency-Key': method } };
      const path = `/cases/${id}/meetings/${body.meetingId}`;
      const first = await world.send(method, path, sent, change);
      const again = await world.send(method, path, sent, change);
      expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
      expect(again.headers['idempotent-replayed']).toBe('true');
    };
    await twice('PATCH', { scheduledFor: '2026-09-17T10:00:00+02:00' });
    await twice('DELETE');
    expect(await happened()).toEqual([
      ...['call-logged', 'meeting-scheduled', 'meeting-moved', 'meeting-cancelled'],
    ]);
  });

  it('looks up rights again when a stored command is delivered', async () => {
    world.desk.away = true;
    const { body } = await post('/closure', { reason: 'help-declined' }, {}, 'north-leader-two');
    await asProgram(() =>
      world.db.staff.update({ where: { sourceId: 'north-leader-two' }, data: { active: false } }),
    );
    world.desk.away = false;
    await world.desk.deliverLeftOver();
    const path = `/cases/${id}/commands/${body.commandId}`;
    const { body: end } = await world.send('GET', path, { as: 'north-leader' });
    expect(end).toMatchObject({ status: 'refused', problem: { type: '/problems/not-allowed' } });
    expect(await happened()).toEqual([]);
  });

  it('finds no command that is another case’s, or none', async () => {
    const commands = await world.db.inboxCommand.findMany({ where: { caseId: { not: id } } });
    for (const commandId of [commands[0]?.id, 'nonsense']) {
      const path = `/cases/${id}/commands/${commandId}`;
      expect((await world.send('GET', path, { as: 'north-teacher' })).status).toBe(404);
    }
  });

  it('refuses a stale If-Match and takes the present one', async () => {
    const { headers } = await world.send('GET', `/cases/${id}`, { as: 'north-teacher' });
    const ifMatch = { 'If-Match': String(headers.etag) };
    expect((await post('/calls', call(), ifMatch)).status).toBe(200);
    const stale = await post('/calls', call(), ifMatch);
    expect(stale.body).toMatchObject({ type: '/problems/changed-meanwhile', status: 412 });
    expect((await post('/calls', call(), { 'If-Match': '*' })).status).toBe(200);
  });

  it('reads a case that the engine has not opened yet, and takes commands for it', async () => {
    await givenStudent(world.db, { id: 'waiting', birthDate: '2013-04-02' });
    const waiting = await world.allotCase('waiting');
    const read = () => world.send('GET', `/cases/${waiting}`, { as: 'north-teacher' });
    expect((await read()).body).toMatchObject({
      id: waiting,
      phase: 'awaiting-contact',
      pending: true,
      dueAt: '2026-09-14T14:00:00.000Z',
    });
    const called = await world.send(
      'POST',
      `/cases/${waiting}/calls`,
      { as: 'north-teacher' },
      call(),
    );
    expect(called.body.phase).toBe('awaiting-mapping-meeting');
    expect((await read()).body).not.toHaveProperty('pending');
  });

  it('tells whoever sees a case that is not opened yet how somebody else’s command stands', async () => {
    await givenStudent(world.db, { id: 'awaited', birthDate: '2013-04-02' });
    const awaited = await world.allotCase('awaited');
    world.desk.away = true;
    const sent = { as: 'north-teacher' };
    const { body, status } = await world.send('POST', `/cases/${awaited}/calls`, sent, call());
    expect(status).toBe(202);
    const read = (as: string) =>
      world.send('GET', `/cases/${awaited}/commands/${body.commandId}`, { as });
    expect((await read('north-leader')).body.status).toBe('pending');
    expect((await read('south-leader')).status).toBe(404);
  });

  it('knows no case whose minutes of grace still run', async () => {
    await givenStudent(world.db, { id: 'graced', birthDate: '2013-04-02' });
    const graced = await world.allotCase('graced', { opensAt: '2026-09-14T08:30:00.000Z' });
    const read = () => world.send('GET', `/cases/${graced}`, { as: 'north-teacher' });
    expect((await read()).status).toBe(404);
    world.time.now = '2026-09-14T08:30:00.000Z';
    expect((await read()).status).toBe(200);
  });
});
