import type { PersonCaller } from '../../api/auth/caller.js';
import { isCalendarMissing, missingFrom } from '../../domain/calendar-missing.js';
import { dateOf, type Instant, type LocalDate } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import { fromDateColumn, toDateColumn } from '../../prisma/local-dates.js';
import { asProgram } from '../../prisma/scope.js';
import { ownSchools } from './own-schools.js';

export interface MissingCalendar {
  calendarId: string;
  name: string;
  /** The last day that is known; undefined where no year is. */
  lastDay: LocalDate | undefined;
  /** From when dates are guessed at. */
  from: LocalDate;
  schools: string[];
  /** An open case is due after the last known day already. */
  isInUse: boolean;
}

/** Finds the calendars of the person's schools whose next year is missing: soon needed, or needed by an open case already. */
export async function findMissingCalendars(
  db: Database,
  caller: PersonCaller,
  now: Instant,
): Promise<MissingCalendar[]> {
  const today = dateOf(now);
  const calendars = await db.calendar.findMany({
    where: { schools: { some: ownSchools(caller) } },
    include: {
      years: { orderBy: { lastDay: 'desc' }, take: 1 },
      schools: { where: ownSchools(caller), orderBy: { name: 'asc' } },
    },
    orderBy: { name: 'asc' },
  });
  const missing: MissingCalendar[] = [];
  for (const { id, name, years, schools } of calendars) {
    const lastDay = years[0] && fromDateColumn(years[0].lastDay);
    const after = toDateColumn(lastDay ?? today);
    const schoolIds = schools.map((school) => school.id);
    // The administrator has no case in reach, and learns only that there is one.
    const later = await asProgram(() =>
      db.concernCase.findFirst({
        where: {
          schoolId: { in: schoolIds },
          closedAt: null,
          guarded: false,
          dueAt: { gte: new Date(after.getTime() + DAY_MS) },
        },
        select: { id: true },
      }),
    );
    const isInUse = later !== null;
    if (!isInUse && !isCalendarMissing(lastDay, today)) continue;
    const from = missingFrom(lastDay, today);
    const names = schools.map((school) => school.name);
    missing.push({ calendarId: id, name, lastDay, from, schools: names, isInUse });
  }
  return missing;
}

const DAY_MS = 86_400_000;
