import { randomUUID } from 'node:crypto';
import type { Database } from '../../prisma/connect.js';

const OWNER = 'register';
const day = (date: string) => new Date(`${date}T00:00:00Z`);

/** Puts two schools with their staff, the municipality's own, and a few students into an empty database. */
export async function givenRoster(db: Database): Promise<void> {
  const calendarId = randomUUID();
  await db.calendar.create({
    data: {
      id: calendarId,
      sourceId: 'calendar',
      ownerClient: OWNER,
      name: 'Skolerute',
      years: {
        create: {
          firstDay: day('2026-08-17'),
          lastDay: day('2027-06-18'),
          closures: {
            create: [{ from: day('2026-10-05'), to: day('2026-10-09'), name: 'høstferie' }],
          },
        },
      },
    },
  });
  for (const school of ['north', 'south']) await givenSchool(db, school, calendarId);
  for (const role of MUNICIPAL) await givenStaff(db, `${role}-1`, [{ role, schoolId: null }]);
  await givenStudent(db, { id: 'anna', birthDate: '2013-04-02' });
  await givenStudent(db, { id: 'bo', birthDate: '2011-02-01' });
  await givenStudent(db, { id: 'cato', birthDate: '2017-05-05', school: 'south' });
  await givenStudent(db, { id: 'dina', birthDate: '2013-01-01', protectedAddress: 6 });
  await db.apiClient.createMany({
    data: [
      { id: 'app', name: 'App', allSchools: true, allRoles: true },
      { id: 'north-app', name: 'North app', schoolIds: ['north'], roles: ['contact-teacher'] },
    ],
  });
}

const MUNICIPAL = [
  'ppa',
  'phfs',
  'child-welfare',
  'service-desk',
  'bup',
  'bridge-builders',
  'out',
  'municipal-administrator',
  'data-protection-officer',
  'operator',
];

async function givenSchool(db: Database, sourceId: string, calendarId: string): Promise<void> {
  const id = randomUUID();
  await db.school.create({
    data: { id, sourceId, ownerClient: OWNER, name: `Skole ${sourceId}`, calendarId },
  });
  const people = {
    teacher: 'contact-teacher',
    colleague: 'contact-teacher',
    subject: 'subject-teacher',
    coordinator: 'attendance-coordinator',
    leader: 'school-leadership',
    'leader-two': 'school-leadership',
    nurse: 'school-nurse',
  };
  for (const [name, role] of Object.entries(people)) {
    await givenStaff(db, `${sourceId}-${name}`, [{ role, schoolId: id }]);
  }
}

/** Adds a person to the roster, with roles at schools by our own ids. */
export async function givenStaff(
  db: Database,
  sourceId: string,
  roles: { role: string; schoolId: string | null }[],
): Promise<string> {
  const id = randomUUID();
  await db.staff.create({
    data: {
      id,
      sourceId,
      ownerClient: OWNER,
      name: `Navn ${sourceId}`,
      email: `${sourceId}@skole.example`,
      roles: { create: roles },
    },
  });
  return id;
}

/** Adds a student with two guardians, `<id>-mor` and `<id>-far`, in the class of the school's teacher. */
export async function givenStudent(
  db: Database,
  student: { id: string; birthDate: string; school?: string; protectedAddress?: number },
): Promise<void> {
  const { id: sourceId, birthDate, school = 'north', protectedAddress = null } = student;
  await db.student.create({
    data: {
      id: randomUUID(),
      sourceId,
      ownerClient: OWNER,
      name: `Elev ${sourceId}`,
      birthDate: day(birthDate),
      school: { connect: { sourceId: school } },
      contactTeacher: { connect: { sourceId: `${school}-teacher` } },
      className: '8A',
      protectedAddress,
      guardians: {
        create: ['mor', 'far'].map((who) => ({
          id: randomUUID(),
          sourceId: `${sourceId}-${who}`,
          name: `Foresatt ${who}`,
          parentalResponsibility: true,
        })),
      },
    },
  });
}
