import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countEntries, type CountedEntry } from '../../../domain/insights/absence-counts.js';
import { findAbsenceCounts } from '../../../web/insights/find-absence-counts.js';
import { findNearStudents } from '../../../web/insights/find-near-students.js';
import { findSchoolCases } from '../../../web/insights/find-school-cases.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { findSetting } from '../../../prisma/find-setting.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenAbsence } from '../../support/given-absence.js';
import { givenCase } from '../../support/given-case.js';
import { givenRoster, givenStudent } from '../../support/given-roster.js';

const guide = loadGuide().rules;
let database: TestDatabase;
let db: Database;
let schoolId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connectDatabase(database.url);
  await givenRoster(db);
  schoolId = (await db.school.findUniqueOrThrow({ where: { sourceId: 'north' } })).id;
  for (const date of ['2026-09-14', '2026-09-15']) {
    await givenAbsence(db, 'anna', date, 'unexcused-lesson', {
      lesson: 1,
      subject: 'musikk',
      registeredBy: 'north-subject',
    });
    await givenAbsence(db, 'anna', date, 'unexcused-lesson', {
      lesson: 2,
      subject: 'norsk',
      registeredBy: 'north-teacher',
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
  await db.$disconnect();
  await database.drop();
});

describe('what the pages of figures read', () => {
  it('counts absence as the pure rule does, without a protected address or another school', async () => {
    const rows = await db.absence.findMany({
      where: { student: { schoolId, protectedAddress: null } },
      include: { student: true },
    });
    const expected = countEntries(
      rows.map((row) => {
        return {
          ...row,
          id: String(row.id),
          date: row.date.toISOString().slice(0, 10),
          className: row.student.className,
        } as CountedEntry;
      }),
    );
    const found = await findAbsenceCounts(db, { schoolId, from: '2026-08-17', to: '2026-09-30' });
    expect(found).toEqual(expected);
    expect(found.byRegistrar.map(({ key }) => key)).toEqual(['north-subject', 'north-teacher']);
    expect(
      await findAbsenceCounts(db, {
        schoolId,
        className: '9B',
        from: '2026-08-17',
        to: '2026-09-30',
      }),
    ).toMatchObject({ byDate: [] });
  });

  it('finds who is near a trigger, never a protected address', async () => {
    const setting = await findSetting(db, schoolId, guide);
    const found = await findNearStudents(db, schoolId, { setting, today: '2026-09-16' });
    expect(found).toMatchObject([
      {
        name: 'Elev bo',
        near: [{ trigger: 'late-monthly', has: 3, of: 4 }],
        hasOpenCase: false,
      },
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
