import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFeedWorld, type FeedWorld } from './support/feed-world.js';
import { absenceOf, madeUpSchool } from './support/made-up-school.js';

const NEWS = '2026-09-15T12:00:00Z';

describe('what a run may not do', () => {
  let world: FeedWorld;
  beforeAll(async () => {
    world = await startFeedWorld();
    await world.register('register');
    world.server.rows = { ...madeUpSchool('dal', 10), absences: [absenceOf('dal-s0000', 'd1')] };
  });
  afterAll(() => world.stop());

  const active = () => world.api.db.student.count({ where: { active: true } });
  const without = (...students: string[]) => {
    const { users = [], ...rest } = madeUpSchool('dal', 10);
    const kept = users.filter(({ sourcedId }) => !students.includes(sourcedId));
    return { ...rest, users: kept };
  };

  it('with a dry run is to change anything: it shows the difference first', async () => {
    const { db } = world.api;
    const tables = () =>
      Promise.all([
        db.school.count(),
        db.staff.count(),
        db.student.count(),
        db.absence.count(),
        db.inboxCommand.count(),
        db.caseAllotment.count(),
        db.rosterRow.count(),
      ]);
    const before = await tables();
    const report = await world.run('register', { dryRun: true });
    expect(report).toMatchObject({ dryRun: true, status: 'finished', refused: [] });
    expect(report.counts).toMatchObject({
      schools: { created: 1 },
      students: { created: 10 },
      absences: { accepted: 1 },
    });
    expect(report.difference).toMatchObject({
      schools: { created: ['dal'], updated: [], ended: [] },
      staff: { created: ['dal-t'] },
    });
    expect(report.difference?.students?.created).toHaveLength(10);
    expect(await tables()).toEqual(before);
  });

  it('leaves what is asked for the next time as it was before the dry run', async () => {
    const { counts } = await world.run('register');
    expect(counts).toMatchObject({ students: { created: 10 }, absences: { triggers: 1 } });
  });

  it('shows with a dry run what would change of what is there, triggers included', async () => {
    world.setNow('2026-09-15T13:00:00.000Z');
    const { users = [], absences = [] } = world.server.rows;
    Object.assign(
      users.find(({ sourcedId }) => sourcedId === 'dal-s0003')!,
      {
        ...{ givenName: 'Nytt', dateLastModified: NEWS },
      },
    );
    absences.push(absenceOf('dal-s0004', 'd2', { dateLastModified: NEWS }));
    const { difference, counts } = await world.run('register', { dryRun: true });
    expect(difference?.students).toEqual({ created: [], updated: ['dal-s0003'], ended: [] });
    expect(counts.absences).toMatchObject({ accepted: 1, triggers: 1 });
    expect(await world.api.db.absence.count()).toBe(1);
    const kept = await world.api.db.student.findUniqueOrThrow({ where: { sourceId: 'dal-s0003' } });
    expect(kept.name).toBe('Elev Påfunnet');
    expect((await world.run('register')).counts.students).toMatchObject({ updated: 1 });
  });

  it('is to lift a block that was set here, also of a student who has an open case', async () => {
    const { api, server } = world;
    const admin = { 'X-Acting-Staff': 'admin' };
    await api.call('put', '/staff/admin', {
      body: {
        ...{ name: 'Oppdiktet Leder', email: 'admin@kommune.example' },
        roles: [{ role: 'municipal-administrator' }],
      },
    });
    const before = await api.db.student.findUniqueOrThrow({ where: { sourceId: 'dal-s0000' } });
    const open = { studentId: before.id, endedAt: null };
    expect(await api.db.caseAllotment.count({ where: open })).toBe(1);
    const blocked = await api.call('put', '/students/dal-s0000/blocks', {
      body: { protectedAddress: 6, guardiansWithoutResponsibility: ['dal-s0000-mor'] },
      headers: admin,
    });
    expect(blocked.status).toBe(200);

    world.setNow('2026-09-16T13:00:00.000Z');
    for (const id of ['dal-s0000', 'dal-s0000-mor']) {
      const row = server.rows.users!.find(({ sourcedId }) => sourcedId === id)!;
      Object.assign(row, { familyName: 'Endret', dateLastModified: '2026-09-16T12:00:00Z' });
    }
    server.rows.absences!.push(
      absenceOf('dal-s0000', 'd3', { date: '2026-09-16', dateLastModified: NEWS }),
    );
    const { counts } = await world.run('register', { whole: true });
    expect(counts.students).toMatchObject({ updated: 1, unchanged: 9 });
    const student = await api.db.student.findUniqueOrThrow({
      where: { sourceId: 'dal-s0000' },
      include: { guardians: true },
    });
    expect(student).toMatchObject({ name: 'Elev Endret', protectedAddress: 6 });
    expect(student.guardians).toMatchObject([
      { name: 'Mor Endret', parentalResponsibility: false },
    ]);
  });

  it('is to make more than a fifth of a school inactive, until somebody asks for it', async () => {
    const five = Array.from({ length: 5 }, (_, i) => `dal-s000${i}`);
    world.server.rows = without(...five);
    world.setNow('2026-09-17T13:00:00.000Z');
    const held = await world.run('register', { whole: true });
    expect(held.refused).toMatchObject([{ collection: 'orgs', sourcedId: 'dal' }]);
    expect([held.status, held.counts.students?.ended, await active()]).toEqual(['finished', 0, 10]);
    const look = await world.run('register', { dryRun: true, force: true });
    expect([look.difference?.students?.ended, await active()]).toEqual([five, 10]);
    const forced = await world.run('register', { force: true });
    expect([forced.refused, forced.counts.students?.ended, await active()]).toEqual([[], 5, 5]);
  });

  it('finds at the latest after a week who vanished without a word', async () => {
    const six = Array.from({ length: 6 }, (_, i) => `dal-s000${i}`);
    world.server.rows = without(...six);
    world.setNow('2026-09-18T13:00:00.000Z');
    expect((await world.run('register')).counts.students?.ended ?? 0).toBe(0);
    world.setNow('2026-09-25T13:00:00.000Z');
    expect((await world.run('register')).counts.students?.ended).toBe(1);
    expect(await active()).toBe(4);
  });
});
