import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFeedWorld, type FeedWorld } from './support/feed-world.js';
import { absenceOf, madeUpSchool } from './support/made-up-school.js';
import { CLIENT } from './support/oneroster-server.js';

describe('a run that fetches from a OneRoster source', () => {
  let world: FeedWorld;
  beforeAll(async () => {
    world = await startFeedWorld();
    await world.register('register');
    world.server.rows = {
      ...madeUpSchool('fjell', 3),
      absences: [
        absenceOf('fjell-s0000', 'a1'),
        absenceOf('fjell-s0001', 'a2', { absenceType: 'day', lesson: null, excused: true }),
        absenceOf('nobody', 'a3'),
        absenceOf('fjell-s0002', 'a4', { absenceType: 'sleeping in' }),
      ],
    };
  });
  afterAll(() => world.stop());

  const absences = () => world.api.db.absence.findMany({ orderBy: { sourceId: 'asc' } });
  const change = (collection: string, id: string, to: object) => {
    const row = world.server.rows[collection]!.find(({ sourcedId }) => sourcedId === id)!;
    Object.assign(row, to);
  };

  it('makes school, people and absence, raises triggers, and reports what it refused and why', async () => {
    const report = await world.run('register');
    expect(report).toMatchObject({ status: 'finished', failure: null, difference: null });
    expect(report.counts).toEqual({
      schools: { created: 1, updated: 0, unchanged: 0, ended: 0 },
      staff: { created: 1, updated: 0, unchanged: 0, ended: 0 },
      students: { created: 3, updated: 0, unchanged: 0, ended: 0 },
      absences: { accepted: 2, updated: 0, unchanged: 0, removed: 0, triggers: 1 },
      refused: 2,
    });
    expect(report.refused).toMatchObject([
      { collection: 'absences', sourcedId: 'a3', problem: 'not-found' },
      { collection: 'absences', sourcedId: 'a4', problem: 'invalid-request' },
    ]);
    const student = await world.api.db.student.findUniqueOrThrow({
      where: { sourceId: 'fjell-s0000' },
      include: { guardians: true, contactTeacher: true },
    });
    expect(student).toMatchObject({ className: '8A', contactTeacher: { sourceId: 'fjell-t' } });
    expect(student.guardians).toMatchObject([{ parentalResponsibility: true }]);
    const opened = await world.api.db.inboxCommand.findMany({ where: { name: 'open-case' } });
    expect(opened).toHaveLength(1);
  });

  it('asks the next time for what has changed since, and counts nothing twice', async () => {
    world.setNow('2026-09-15T06:00:00.000Z');
    world.server.asked.length = 0;
    const report = await world.run('register');
    expect(new Set(world.server.asked.map(({ filter }) => filter))).toEqual(
      new Set(["dateLastModified>='2026-09-01T05:55:00.000Z'", null]),
    );
    expect(report.counts.absences).toMatchObject({ accepted: 0, unchanged: 2, triggers: 0 });
    expect(await absences()).toHaveLength(2);
    expect(await world.api.db.inboxCommand.count({ where: { name: 'open-case' } })).toBe(1);
  });

  it('takes what has changed: a name, an absence excused, one taken back', async () => {
    world.setNow('2026-09-16T06:00:00.000Z');
    const dateLastModified = '2026-09-15T12:00:00Z';
    change('users', 'fjell-s0000', { preferredFirstName: 'Nytt', dateLastModified });
    change('absences', 'a1', { excused: true, dateLastModified });
    change('absences', 'a2', { status: 'tobedeleted', dateLastModified });
    const { counts } = await world.run('register');
    expect(counts.students).toMatchObject({ updated: 1, unchanged: 2 });
    expect(counts.absences).toEqual({
      ...{ accepted: 0, updated: 1, unchanged: 0, removed: 1, triggers: 0 },
    });
    expect(await absences()).toMatchObject([
      { sourceId: 'a1', kind: 'excused-lesson', deletedAt: null },
      { sourceId: 'a2', deletedAt: expect.any(Date) },
    ]);
  });

  it('does not let a row of a day to come hide what changes until then', async () => {
    const { rows } = world.server;
    world.setNow('2026-09-17T06:00:00.000Z');
    rows.absences!.push(
      absenceOf('fjell-s0001', 'a5', {
        absenceType: 'late',
        dateLastModified: '2031-01-01T00:00:00Z',
      }),
    );
    await world.run('register');
    world.setNow('2026-09-18T06:00:00.000Z');
    rows.absences!.push(
      absenceOf('fjell-s0001', 'a6', {
        absenceType: 'late',
        dateLastModified: '2026-09-17T20:00:00+02:00',
      }),
    );
    const { counts } = await world.run('register');
    expect(counts.absences).toMatchObject({ accepted: 1, unchanged: 1 });
  });

  it('takes days before the source’s beginning as history, which raises nothing', async () => {
    await world.register('register', { historyBefore: '2026-09-10' });
    const dateLastModified = '2026-09-18T07:00:00Z';
    world.server.rows.absences!.push(
      absenceOf('fjell-s0002', 'a7', { date: '2026-09-09', dateLastModified }),
    );
    world.setNow('2026-09-19T06:00:00.000Z');
    const { counts } = await world.run('register');
    expect(counts.absences).toMatchObject({ accepted: 1, triggers: 0 });
    expect((await absences()).find(({ sourceId }) => sourceId === 'a7')?.history).toBe(true);
  });

  it('never answers the secret, nor keeps it in what others read', async () => {
    const answers = await Promise.all(
      ['/sources', '/sources/register', '/sources/register/runs'].map((path) =>
        world.api.call('get', path),
      ),
    );
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toContain(CLIENT.secret);
    }
    expect(world.api.log.join()).not.toContain(CLIENT.secret);
  });

  it('is one at a time; a schedule’s run beside it does not begin, one asked for says why', async () => {
    const running = await world.begin('register');
    const beside = await world.begin('register');
    expect(await world.report('register', beside.runId)).toMatchObject({
      status: 'failed',
      failure: 'another-run',
    });
    expect(await world.run('register')).toMatchObject({ failure: 'another-run' });
    await running.fetch();
    await running.end();
    expect(await world.report('register', running.runId)).toMatchObject({ status: 'finished' });
  });

  it('stops when its source is ended, and leaves people and absence', async () => {
    const running = await world.begin('register');
    expect((await world.api.call('delete', '/sources/register')).status).toBe(204);
    await expect(running.fetch()).rejects.toMatchObject({ type: 'run-ended', nonRetryable: true });
    await running.end();
    expect((await world.api.call('get', '/sources/register')).status).toBe(404);
    expect(await world.api.db.rosterRow.count()).toBe(0);
    expect(await world.api.db.student.count({ where: { active: true } })).toBe(3);
    expect((await absences()).length).toBeGreaterThan(2);
  });
});
