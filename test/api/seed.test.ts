import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../domain/codes.js';
import { ageOn, dateOf } from '../../domain/local-time.js';
import { connectDatabase, type Database } from '../../prisma/connect.js';
import { ensurePublicHolidays } from '../../prisma/public-holidays.js';
import { seedMunicipality } from '../../prisma/seed.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the made-up municipality', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedMunicipality(database.url);
    db = connectDatabase(database.url, { poolSize: 2 });
  });
  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
  });

  const student = (sourceId: string) =>
    db.student.findUniqueOrThrow({
      where: { sourceId },
      include: { guardians: true, contactTeacher: true },
    });

  it('has 3 schools, 60 staff in all roles, 900 students, 2 school years, and no absence or case', async () => {
    const counts = await Promise.all([
      db.school.count(),
      db.staff.count(),
      db.student.count(),
      db.calendarYear.count(),
    ]);
    expect(counts).toEqual([3, 60, 900, 2]);
    const roles = await db.staffRole.findMany({ distinct: ['role'], select: { role: true } });
    expect(roles.map(({ role }) => role).sort()).toEqual([...ROLES].sort());
    expect(await db.absence.count()).toBe(0);
    expect(await db.caseAllotment.count()).toBe(0);
  });

  it('has the people that the documentation names', async () => {
    const named = ['leadership', 'coordinator', 'nurse', 'teacher-1'].flatMap((post) =>
      [1, 2, 3].map((n) => `school-${n}-${post}`),
    );
    const municipal = [
      'ppa-1',
      'phfs-1',
      'bup-1',
      'child-welfare-1',
      'bridge-builders-1',
      'service-desk-1',
      'out-1',
      'admin-1',
      'operator-1',
    ];
    const found = await db.staff.findMany({
      where: { sourceId: { in: [...named, ...municipal] } },
    });
    expect(found).toHaveLength(named.length + municipal.length);
  });

  it('has the students that the documentation tells of', async () => {
    const today = dateOf(new Date().toISOString());
    const ageOf = async (id: string) =>
      ageOn((await student(id)).birthDate.toISOString().slice(0, 10), today);
    expect([await ageOf('student-0001'), await ageOf('student-0002')]).toEqual([13, 15]);
    const { guardians } = await student('student-0001');
    expect(guardians.map((g) => [g.sourceId, g.parentalResponsibility]).sort()).toEqual([
      ['student-0001-g1', true],
      ['student-0001-g2', true],
    ]);
    expect((await student('student-0003')).protectedAddress).not.toBeNull();
    for (const id of ['student-0001', 'student-0025']) {
      expect((await student(id)).contactTeacher?.sourceId).toBe('school-1-teacher-1');
    }
    expect((await student('student-0026')).contactTeacher?.sourceId).not.toBe('school-1-teacher-1');
  });

  it('has addresses that reach nobody', async () => {
    const staff = await db.staff.findMany({ select: { email: true } });
    const guardians = await db.guardian.findMany({ select: { email: true } });
    expect([...staff, ...guardians].every(({ email }) => email?.endsWith('.example'))).toBe(true);
  });

  it('is seeded once: a second time nothing changes', async () => {
    const before = await student('student-0001');
    await seedMunicipality(database.url);
    expect(await student('student-0001')).toEqual(before);
    expect(await ensurePublicHolidays(db)).toBe(0);
  });

  it('knows the public holidays of Norway, and only those', async () => {
    const rows = await db.publicHoliday.findMany({
      where: { date: { gte: new Date('2027-01-01'), lte: new Date('2027-12-31') } },
      orderBy: { date: 'asc' },
    });
    expect(rows.map(({ date, name }) => `${date.toISOString().slice(5, 10)} ${name}`)).toEqual([
      '01-01 Første nyttårsdag',
      '03-25 Skjærtorsdag',
      '03-26 Langfredag',
      '03-28 Første påskedag',
      '03-29 Andre påskedag',
      '05-01 Arbeidernes dag',
      '05-06 Kristi himmelfartsdag',
      '05-16 Første pinsedag',
      '05-17 Grunnlovsdagen, Andre pinsedag',
      '12-25 Første juledag',
      '12-26 Andre juledag',
    ]);
  });
});
