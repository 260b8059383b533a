import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countEntries, type CountedEntry } from '../../../domain/insights/absence-counts.js';
import { findAbsenceCounts } from '../../../web/insights/find-absence-counts.js';
import { findNearStudents } from '../../../web/insights/find-near-students.js';
import { findSchoolCases } from '../../../web/insights/find-school-cases.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { findSetting } from '../../../prisma/find-setting.js';
import { inScope } from '../../../prisma/scope.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenAbsence } from '../../support/given-absence.js';
import { givenCase } from '../../support/given-case.js';
import { givenRoster, givenStudent } from '../../support/given-roster.js';

const guide = loadGuide().rules;
let database: TestDatabase;
let db: Database;
let reader: Database;
let schoolId: string;
let leaderId: string;

/** Reads as the school's leadership does, under the second lock. */
const asLeader = <T>(read: (db: Database) => Promise<T>, schoolIds = [schoolId]): Promise<T> =>
  inScope(
    {
      ...{ clientId: 'pages', staffId: leaderId, schoolIds, clientSchools: 'all' },
      ...{ partnerRoles: [], isDataProtectionOfficer: false },
    },
    () => read(reader),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDatabase(database.url);
  await givenRoster(db);
  reader = connectDatabase(database.url, { role: 'naervaer_api', poolSize: 2 });
  schoolId = (await db.school.findUniqueOrThrow({ where: { sourceId: 'north' } })).id;
  leaderId = (await db.staff.findUniqueOrThrow({ where: { sourceId: 'north-leader' } })).id;
  for (const date of ['2026-09-14', '2026-09-15']) {
    await givenAbsence(db, 'anna', date, 'unexcused-lesson', {
      lesson: 1,
      subject: 'musikk',
    });
    await givenAbsence(db, 'anna', date, 'unexcused-lesson', {
      lesson: 2,
      subject: 'norsk',
    });
    await givenAbsence(db, 'dina', date, 'unexcused-lesson', { lesson: 1, subject: 'musikk' });
    await givenAbsence(db, 'cato', date, 'late');
  }
  await givenAbsence(db, 'bo', '2026-09-15', 'excused-lesson', { lesson: 2, agreed: true });
  for (const date of ['2026-09-01', '2026-09-02', '2026-09-03'])
    await givenAbsence(db, 'bo', date, 'late');
  for (const date of ['2026-09-01', '2026-09-02', '2026-09-03'])
    await givenAbsence(db, 'dina', date, 'late');
});

afterAll(async () => {
  await Promise.all([db.$disconnect(), reader.$disconnect()]);
  await database.drop();
});

describe('what the pages of figures read', () => {
  it('counts absence as the pure rule does, without a protected address or another school', async () => {
    const rows = await db.absence.findMany({
      where: { student: { schoolId, protectedAddress: null } },
    });
    const expected = countEntries(
      rows.map((row) => {
        return {
          ...row,
          id: String(row.id),
          date: row.date.toISOString().slice(0, 10),
        } as CountedEntry;
      }),
    );
    const span = { schoolId, from: '2026-08-17', to: '2026-09-30' };
    expect(await asLeader((db) => findAbsenceCounts(db, span))).toEqual(expected);
    expect(expected.byDate).toHaveLength(5);
    // Whoever has another school alone is told nothing of this one.
    const south = await db.school.findUniqueOrThrow({ where: { sourceId: 'south' } });
    const others = await asLeader((db) => findAbsenceCounts(db, span), [south.id]);
    expect(others).toMatchObject({ byDate: [], byLesson: [], bySubject: [], byDayPart: [] });
  });

  it('finds who is near a trigger, never a protected address', async () => {
    const calendar = findSetting(db, schoolId, guide).then((setting) => setting.calendar);
    const judged = { figures: guide.triggers, calendar };
    const found = await asLeader((db) =>
      findNearStudents(db, schoolId, { ...judged, today: '2026-09-16' }),
    );
    expect(found).toMatchObject([
      {
        name: 'Elev bo',
        near: [{ trigger: 'late-monthly', has: 3, of: 4 }],
        hasOpenCase: false,
      },
    ]);
    // In the new year, days in a row from before it count on.
    for (const date of ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-04'])
      await givenAbsence(db, 'anna', date, 'excused-day');
    const inJanuary = await asLeader((db) =>
      findNearStudents(db, schoolId, { ...judged, today: '2027-01-05' }),
    );
    expect(inJanuary).toMatchObject([
      { name: 'Elev anna', near: [{ trigger: 'excused-streak', has: 4, of: 5 }] },
    ]);
  });

  it('counts open cases without a protected address', async () => {
    const now = '2026-09-14T07:00:00.000Z';
    for (let i = 0; i < 5; i++) {
      await givenStudent(db, { id: `more-${i}`, birthDate: '2013-04-02' });
    }
    for (const student of ['anna', 'dina', ...[0, 1, 2, 3, 4].map((i) => `more-${i}`)]) {
      await givenCase({ api: db, worker: db, guide, now }, student);
    }
    expect(await findSchoolCases(db, schoolId, '2026-09-14T15:00:00.000Z')).toEqual([
      {
        step: 'contact-home',
        phase: 'awaiting-contact',
        btiLevel: 0,
        count: 6,
        overdue: 6,
        stuck: 0,
      },
    ]);
  });
});
