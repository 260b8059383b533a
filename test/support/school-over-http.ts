import {
  addDays,
  dateOf,
  instantOf,
  type Instant,
  type LocalDate,
} from '../../domain/local-time.js';
import { addSchoolDays, schoolDayFrom, type SchoolCalendar } from '../../domain/school-days.js';
import { listPublicHolidays } from '../../prisma/public-holidays.js';
import type { StackWorld } from './stack-world.js';

/** A school of a journey's own: its people are named after it, as `<school>-teacher`. */
export interface JourneySchool {
  id: string;
  teacher: string;
  colleague: string;
  coordinator: string;
  leader: string;
  nurse: string;
  ppa: string;
  phfs: string;
  putStudent(student: string, more?: object): Promise<{ birthDate: LocalDate }>;
  /** The Nth school day after today; 0 is the first from today on. */
  schoolDay(count: number): LocalDate;
  /** Noon on that day. */
  noon(count: number): Instant;
}

const now = (): Instant => new Date().toISOString();

/** Makes a school by the API's own calls, with a calendar that teaches on every weekday, so that a journey may begin on any date. */
export async function makeSchool(
  world: StackWorld,
  id: string,
  { word = 'Navn' } = {},
): Promise<JourneySchool> {
  const put = async (path: string, body: object) => {
    const answer = await world.send('PUT', path, {}, body);
    if (answer.status >= 300) throw new Error(`PUT ${path}: ${answer.text}`);
  };
  const calendar = await makeCalendar();
  const { years } = calendar;
  await put(`/calendars/${id}-calendar`, { name: `${word} skolerute`, years });
  await put(`/schools/${id}`, { name: `${word} skole`, calendarId: `${id}-calendar` });
  const people = [
    ['teacher', 'contact-teacher'],
    ['colleague', 'contact-teacher'],
    ['coordinator', 'attendance-coordinator'],
    ['leader', 'school-leadership'],
    ['nurse', 'school-nurse'],
    ['ppa', 'ppa'],
    ['phfs', 'phfs'],
  ] as const;
  for (const [name, role] of people) {
    await put(`/staff/${id}-${name}`, {
      name: `${word} ${name}`,
      email: `${word}.${id}.${name}@kommune.example`,
      roles: [role === 'ppa' || role === 'phfs' ? { role } : { role, schoolId: id }],
    });
  }
  const person = (name: string) => `${id}-${name}`;
  const schoolDay = (count: number) => {
    const from = schoolDayFrom(calendar, dateOf(now()));
    return count === 0 ? from : addSchoolDays(calendar, from, count);
  };
  return {
    id,
    teacher: person('teacher'),
    colleague: person('colleague'),
    coordinator: person('coordinator'),
    leader: person('leader'),
    nurse: person('nurse'),
    ppa: person('ppa'),
    phfs: person('phfs'),
    schoolDay,
    noon: (count) => instantOf(schoolDay(count), '12:00'),
    async putStudent(student, more = {}) {
      const birthDate = addDays(dateOf(now()), -Math.round(13.5 * 365.25));
      await put(`/students/${student}`, {
        name: `${word} Markørsen`,
        birthDate,
        schoolId: id,
        className: `8${word}`,
        contactTeacherId: person('teacher'),
        guardians: ['g1', 'g2'].map((guardian) => ({
          guardianId: `${student}-${guardian}`,
          name: `${word} Foresatt ${guardian}`,
          parentalResponsibility: true,
          email: `${word}.${guardian}@post.example`,
          phone: `+47 ${word}`.slice(0, 40),
        })),
        ...more,
      });
      return { birthDate };
    },
  };
}

async function makeCalendar(): Promise<SchoolCalendar> {
  const thisYear = new Date().getUTCFullYear();
  const years = [thisYear - 1, thisYear, thisYear + 1].map((year) => {
    return { firstDay: `${year}-01-01`, lastDay: `${year}-12-31`, closed: [] };
  });
  const publicHolidays = await listPublicHolidays(thisYear - 1, thisYear + 1);
  return { id: '', version: 0, years, closedDays: [], publicHolidays };
}
