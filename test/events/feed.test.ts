import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { clearOldEvents } from '../../events/clear-old-events.js';
import { publishEvents } from '../../events/publish-events.js';
import { publishOverdue } from '../../events/publish-overdue.js';
import { asProgram } from '../../prisma/scope.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../support/case-world.js';
import { givenStudent } from '../support/given-roster.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await createCaseWorld();
  for (const id of ['eli', 'fia', 'gro']) {
    await asProgram(() => givenStudent(world.db, { id, birthDate: '2012-03-03' }));
  }
});
afterAll(() => world.end());

const later = (days: number) => new Date(Date.parse(MONDAY) + days * 86_400_000).toISOString();
const publish = () => publishEvents(world.worker, world.time.now);
const read = async (after = '0', client = 'app', query = '') => {
  const answer = await world.send('GET', `/events?after=${after}${query}`, { client });
  return answer.body as unknown as {
    items: { type: string; subject: string; sequence: string; data: Record<string, unknown> }[];
    nextCursor: string;
  };
};
const kinds = (items: { type: string }[]) =>
  items.map(({ type }) => type.replace('no.naervaer.', ''));

describe('the feed', () => {
  let anna: string;
  let start: string;
  beforeAll(async () => {
    anna = await world.openCase('anna');
    await world.openCase('cato');
    await world.openCase('dina');
    await publish();
  });
  beforeEach(async () => {
    start = (await read('0')).nextCursor;
  });

  it('tells in CloudEvents what was opened, in order, with the sources’ school and no person', async () => {
    const { items } = await read();
    expect(kinds(items)).toEqual([
      'case.opened',
      'case.phase-changed',
      'case.opened',
      'case.phase-changed',
    ]);
    expect(items[0]).toEqual({
      specversion: '1.0',
      id: expect.any(String),
      source: '/api/v1/events',
      type: 'no.naervaer.case.opened',
      subject: anna,
      time: MONDAY,
      datacontenttype: 'application/json',
      sequence: '1',
      data: { caseId: anna, schoolId: 'north', trigger: 'first-unexcused' },
    });
    expect(items.map(({ sequence }) => sequence)).toEqual(['1', '2', '3', '4']);
  });

  it('never tells of a protected address', async () => {
    const { items } = await read();
    expect(items.every(({ data }) => data.schoolId !== undefined)).toBe(true);
    expect(new Set(items.map(({ subject }) => subject)).size).toBe(2);
  });

  it('shows a client its own schools only, and lets it go on past the others’', async () => {
    const { items, nextCursor } = await read('0', 'north-app');
    expect(items.map(({ data }) => data.schoolId)).toEqual(['north', 'north']);
    expect(nextCursor).toBe('4');
    expect((await read(nextCursor, 'north-app')).items).toEqual([]);
  });

  it('is read in pages without a gap or a repetition', async () => {
    const first = await read('0', 'app', '&limit=3');
    const second = await read(first.nextCursor, 'app', '&limit=3');
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('is for apps on their own: no acting person, no lack of scope, no cursor of another’s making', async () => {
    const status = async (path: string, sent: object) =>
      (await world.send('GET', path, sent)).status;
    expect(await status('/events', { as: 'north-leader' })).toBe(403);
    expect(await status('/events', { scope: 'naervaer:case.read' })).toBe(403);
    expect(await status('/events?after=abc', {})).toBe(422);
  });

  it('tells nothing twice, and nothing when nothing has happened', async () => {
    expect(await publish()).toBe(0);
    expect(await publish()).toBe(0);
    expect((await read(start)).items).toEqual([]);
  });

  it('tells consent as codes, without whose word it is', async () => {
    const by = { as: 'north-leader' };
    await world.send('POST', `/cases/${anna}/consents`, by, {
      by: { student: true },
      status: 'refused',
      covers: ['local'],
      form: 'oral',
      recordedAt: MONDAY,
      summary: 'said so herself',
    });
    await publish();
    const { items } = await read(start);
    expect(items.map(({ type, data }) => [type, data])).toEqual([
      [
        'no.naervaer.consent.changed',
        {
          caseId: anna,
          schoolId: 'north',
          status: 'refused',
          covers: ['local'],
          form: 'oral',
          recordedAt: MONDAY,
        },
      ],
    ]);
  });

  it('tells of meetings scheduled, moved and cancelled, and of a phase once it is another', async () => {
    const by = { as: 'north-leader' };
    const called = {
      contactedAt: MONDAY,
      channel: 'phone',
      reached: true,
      spokeWithStudentFirst: true,
      outcome: 'still-concerned',
    };
    await world.send('POST', `/cases/${anna}/calls`, by, called);
    const meeting = { kind: 'mapping', scheduledFor: later(2), participants: [] };
    const { body } = await world.send('POST', `/cases/${anna}/meetings`, by, meeting);
    const path = `/cases/${anna}/meetings/${body.meetingId}`;
    await world.send('PATCH', path, by, { scheduledFor: later(3) });
    await world.send('DELETE', path, by);
    await publish();
    const { items } = await read(start);
    expect(items.map(({ data }) => data.change ?? data.phase)).toEqual([
      'awaiting-mapping-meeting',
      'scheduled',
      'moved',
      'cancelled',
    ]);
  });

  it('tells that a deadline has passed unmet, once for each due date', async () => {
    await publishOverdue(world.worker, later(0));
    expect((await read(start)).items).toEqual([]);
    await publishOverdue(world.worker, later(20));
    await publishOverdue(world.worker, later(21));
    const { items } = await read(start, 'north-app');
    expect(kinds(items)).toEqual(['case.overdue']);
    expect(items[0]?.data).toMatchObject({ caseId: anna, phase: 'awaiting-mapping-meeting' });
  });

  it('misses no record that commits after one with a higher number', async () => {
    const late = new pg.Client({ connectionString: world.databaseUrl });
    late.on('error', () => undefined);
    await late.connect();
    const bo = await world.openCase('bo');
    const insert = `insert into case_event (case_id, seq, place, at, type, actor_kind, data)
      values ($1, $2, 0, $3, 'stuck', 'program', '{}')`;
    await late.query('begin');
    await late.query('select pg_current_xact_id()');
    await late.query(insert, [bo, 90, MONDAY]);
    await world.openCase('eli');
    await publish();
    await publish();
    expect(kinds((await read(start)).items)).not.toContain('case.stuck');
    await late.query('commit');
    await late.end();
    await publish();
    const { items } = await read(start);
    expect(kinds(items).filter((kind) => kind === 'case.stuck')).toHaveLength(1);
    const numbers = items.map(({ sequence }) => Number(sequence));
    expect(numbers).toEqual(numbers.map((_, i) => Number(start) + 1 + i));
    const cursor = await world.worker.outwardCursor.findFirstOrThrow();
    await publish();
    expect(await world.worker.outwardCursor.findFirstOrThrow()).toMatchObject({
      lastSeq: cursor.lastSeq,
      markXid: null,
    });
  });

  it('publishes in one process at a time', async () => {
    await world.openCase('fia');
    const counts = await Promise.all([publish(), publish()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('forgets what it told of a student who gets a protected address', async () => {
    const before = (await read()).items.some(({ subject }) => subject === anna);
    await asProgram(() =>
      world.db.student.update({ where: { sourceId: 'anna' }, data: { protectedAddress: 7 } }),
    );
    expect([before, (await read()).items.some(({ subject }) => subject === anna)]).toEqual([
      true,
      false,
    ]);
  });

  it('shows nothing to a client that is shut out, or bound elsewhere since', async () => {
    const set = (schoolIds: string[]) =>
      asProgram(() =>
        world.db.apiClient.update({ where: { id: 'north-app' }, data: { schoolIds } }),
      );
    await set([]);
    expect((await read('0', 'north-app')).items).toEqual([]);
    await set(['south']);
    const schools = (await read('0', 'north-app')).items.map(({ data }) => data.schoolId);
    expect(new Set(schools)).toEqual(new Set(['south']));
  });

  it('keeps events for 90 days, and never gives a number again', async () => {
    const newest = Number((await read()).nextCursor);
    expect(await clearOldEvents(world.worker, later(89))).toBe(0);
    expect(await clearOldEvents(world.worker, later(200))).toBeGreaterThan(4);
    world.time.now = later(200);
    expect(await publishOverdue(world.worker, world.time.now)).toBe(0);
    await world.openCase('gro');
    await publish();
    expect((await read(String(newest))).items.map(({ sequence }) => Number(sequence))).toEqual([
      newest + 1,
      newest + 2,
    ]);
  });
});
