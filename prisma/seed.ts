import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { dateOf, type LocalDate } from '../domain/local-time.js';
import { connectDatabase, type Database, type Transaction } from './connect.js';
import { ensureDemoClients } from './ensure-demo-clients.js';
import { toDateColumn } from './local-dates.js';
import { MUNICIPALITY_OWNER } from './municipality-owner.js';
import { ensurePublicHolidays, listPublicHolidays } from './public-holidays.js';
import { CALENDAR_ID, localMeetingDatesOf, SCHOOLS, SCHOOL_YEARS } from './seed/made-up-schools.js';
import { makeUpStaff } from './seed/made-up-staff.js';
import { makeUpStudents } from './seed/made-up-students.js';

type Ids = ReadonlyMap<string, string>;
const ownerClient = MUNICIPALITY_OWNER;

/** Fills a database with a made-up municipality, in one transaction; one that holds it already stays as it is. No absence, no case. */
export async function seedMunicipality(
  databaseUrl: string,
  onProgress: (line: string) => void = () => undefined,
): Promise<void> {
  const db = connectDatabase(databaseUrl, { poolSize: 1 });
  try {
    await seed(db, dateOf(new Date().toISOString()), onProgress);
  } finally {
    await db.$disconnect();
  }
}

async function seed(
  db: Database,
  today: LocalDate,
  onProgress: (line: string) => void,
): Promise<void> {
  await ensurePublicHolidays(db);
  await ensureDemoClients(db);
  const isThere = await db.school.findUnique({ where: { sourceId: 'school-1' } });
  if (isThere) return onProgress('The made-up municipality is there already.');
  await db.$transaction(
    async (tx) => {
      const schoolIds = await seedSchools(tx);
      onProgress(`${schoolIds.size} schools, ${SCHOOL_YEARS.length} school years`);
      const staffIds = await seedStaff(tx, schoolIds);
      onProgress(`${staffIds.size} staff`);
      const students = await seedStudents(tx, today, schoolIds, staffIds);
      onProgress(`${students} students`);
    },
    { timeout: 60_000 },
  );
}

async function seedSchools(tx: Transaction): Promise<Ids> {
  const calendarId = randomUUID();
  await tx.calendar.create({
    data: {
      id: calendarId,
      sourceId: CALENDAR_ID,
      ownerClient,
      name: 'Skoleruta i Eksempel kommune',
    },
  });
  await tx.calendarYear.createMany({
    data: SCHOOL_YEARS.map(({ firstDay, lastDay }) => ({
      calendarId,
      firstDay: toDateColumn(firstDay),
      lastDay: toDateColumn(lastDay),
    })),
  });
  await tx.calendarClosure.createMany({
    data: SCHOOL_YEARS.flatMap(({ firstDay, closed }) =>
      closed.map(({ from, to, name }) => ({
        calendarId,
        firstDay: toDateColumn(firstDay),
        from: toDateColumn(from),
        to: toDateColumn(to),
        name,
      })),
    ),
  });
  const ids = idsFor(SCHOOLS);
  const holidays = await listPublicHolidays(2026, 2028);
  await tx.school.createMany({
    data: SCHOOLS.map(({ sourceId, name, writtenLanguage }) => ({
      id: idOf(ids, sourceId),
      sourceId,
      ownerClient,
      name,
      writtenLanguage,
      calendarId,
    })),
  });
  const daysOf = (sourceId: string, dates: readonly LocalDate[]) =>
    dates.map((date) => ({ schoolId: idOf(ids, sourceId), date: toDateColumn(date) }));
  await tx.localMeetingDate.createMany({
    data: SCHOOLS.flatMap((school) =>
      daysOf(school.sourceId, localMeetingDatesOf(school, holidays)),
    ),
  });
  await tx.schoolClosedDay.createMany({
    data: SCHOOLS.flatMap(({ sourceId, closedDays }) => daysOf(sourceId, closedDays)),
  });
  return ids;
}

async function seedStaff(tx: Transaction, schoolIds: Ids): Promise<Ids> {
  const people = makeUpStaff();
  const ids = idsFor(people);
  await tx.staff.createMany({
    data: people.map(({ sourceId, name, email, locale }) => ({
      id: idOf(ids, sourceId),
      sourceId,
      ownerClient,
      name,
      email,
      locale,
    })),
  });
  await tx.staffRole.createMany({
    data: people.map(({ sourceId, role, school }) => ({
      staffId: idOf(ids, sourceId),
      role,
      schoolId: school === null ? null : idOf(schoolIds, school),
    })),
  });
  return ids;
}

async function seedStudents(
  tx: Transaction,
  today: LocalDate,
  schoolIds: Ids,
  staffIds: Ids,
): Promise<number> {
  const students = makeUpStudents(today);
  const ids = idsFor(students);
  await tx.student.createMany({
    data: students.map((student) => ({
      id: idOf(ids, student.sourceId),
      sourceId: student.sourceId,
      ownerClient,
      name: student.name,
      birthDate: toDateColumn(student.birthDate),
      schoolId: idOf(schoolIds, student.school),
      className: student.className,
      contactTeacherId: idOf(staffIds, student.contactTeacher),
      protectedAddress: student.protectedAddress,
    })),
  });
  await tx.guardian.createMany({
    data: students.flatMap((student) =>
      student.guardians.map((guardian) => ({
        id: randomUUID(),
        studentId: idOf(ids, student.sourceId),
        ...guardian,
      })),
    ),
  });
  return students.length;
}

function idsFor(things: readonly { sourceId: string }[]): Ids {
  return new Map(things.map(({ sourceId }) => [sourceId, randomUUID()]));
}

function idOf(ids: Ids, sourceId: string): string {
  const id = ids.get(sourceId);
  if (id === undefined) throw new Error(`The seed refers to ${sourceId}, which it does not make`);
  return id;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) {
    process.stderr.write('Say which database to fill: DATABASE_URL=postgres://… npm run seed\n');
    process.exit(1);
  }
  await seedMunicipality(databaseUrl, (line) => process.stdout.write(`${line}\n`));
}
