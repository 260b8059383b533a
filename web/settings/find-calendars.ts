import type { PersonCaller } from '../../api/auth/caller.js';
import type { SchoolYear } from '../../domain/school-days.js';
import type { Database } from '../../prisma/connect.js';
import { fromDateColumn } from '../../prisma/local-dates.js';
import { ownSchools } from './own-schools.js';

export interface ShownCalendar {
  id: string;
  sourceId: string;
  name: string;
  years: SchoolYear[];
  schools: { id: string; name: string; closedDays: string[]; localMeetings: string[] }[];
}

/** Finds the calendars of the schools whose settings a person is shown, the administrator also those that no school follows. */
export async function findCalendars(db: Database, caller: PersonCaller): Promise<ShownCalendar[]> {
  const own = ownSchools(caller);
  const found = await db.calendar.findMany({
    where: own.id === undefined ? {} : { schools: { some: own } },
    include: {
      years: {
        include: { closures: { orderBy: { from: 'asc' } } },
        orderBy: { firstDay: 'asc' },
      },
      schools: {
        where: own,
        orderBy: { name: 'asc' },
        include: {
          closedDays: { orderBy: { date: 'asc' } },
          localMeetingDates: { orderBy: { date: 'asc' } },
        },
      },
    },
    orderBy: { name: 'asc' },
  });
  const days = (rows: readonly { date: Date }[]) => rows.map(({ date }) => fromDateColumn(date));
  return found.map(({ id, sourceId, name, years, schools }) => ({
    id,
    sourceId,
    name,
    years: years.map(({ firstDay, lastDay, closures }) => ({
      firstDay: fromDateColumn(firstDay),
      lastDay: fromDateColumn(lastDay),
      closed: closures.map((closure) => ({
        from: fromDateColumn(closure.from),
        to: fromDateColumn(closure.to),
        name: closure.name,
      })),
    })),
    schools: schools.map((school) => ({
      id: school.id,
      name: school.name,
      closedDays: days(school.closedDays),
      localMeetings: days(school.localMeetingDates),
    })),
  }));
}
