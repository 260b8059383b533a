import type { CaseSetting } from '../domain/case.js';
import type { GuideRules } from '../domain/guide-rules.js';
import type { LocalDate } from '../domain/local-time.js';
import type { Database, Transaction } from './connect.js';

/** How far ahead and back of the known school years public holidays are carried along, in years. */
const HOLIDAY_MARGIN_YEARS = 2;

/** Reads what surrounds a school's cases: its calendar's years, its own closed days, public holidays, fixed local meetings. */
export async function findSetting(
  db: Database | Transaction,
  schoolId: string,
  guide: GuideRules,
): Promise<CaseSetting> {
  const school = await db.school.findUniqueOrThrow({
    where: { id: schoolId },
    include: {
      localMeetingDates: { orderBy: { date: 'asc' } },
      closedDays: { orderBy: { date: 'asc' } },
      calendar: {
        include: {
          years: {
            orderBy: { firstDay: 'asc' },
            include: { closures: { orderBy: { from: 'asc' } } },
          },
        },
      },
    },
  });
  const { calendar } = school;
  const publicHolidays = await findHolidays(db, calendar.years);
  return {
    guide,
    localMeetingDates: school.localMeetingDates.map(({ date }) => localDate(date)),
    calendar: {
      // Our own id: the setting travels through Temporal, where no source's id belongs.
      id: calendar.id,
      version: calendar.version,
      years: calendar.years.map((year) => ({
        firstDay: localDate(year.firstDay),
        lastDay: localDate(year.lastDay),
        closed: year.closures.map(({ from, to, name }) => ({
          from: localDate(from),
          to: localDate(to),
          name,
        })),
      })),
      closedDays: school.closedDays.map(({ date }) => localDate(date)),
      publicHolidays: publicHolidays.map(({ date, name }) => ({ date: localDate(date), name })),
    },
  };
}

function findHolidays(db: Database | Transaction, years: { firstDay: Date; lastDay: Date }[]) {
  const first = years[0]?.firstDay;
  const last = years.at(-1)?.lastDay;
  if (!first || !last) return db.publicHoliday.findMany({ orderBy: { date: 'asc' } });
  const gte = new Date(Date.UTC(first.getUTCFullYear(), 0, 1));
  const lt = new Date(Date.UTC(last.getUTCFullYear() + HOLIDAY_MARGIN_YEARS, 0, 1));
  return db.publicHoliday.findMany({ where: { date: { gte, lt } }, orderBy: { date: 'asc' } });
}

function localDate(date: Date): LocalDate {
  return date.toISOString().slice(0, 10);
}
