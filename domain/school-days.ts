import { addDays, weekdayOf, type LocalDate } from './local-time.js';

export interface SchoolYear {
  firstDay: LocalDate;
  lastDay: LocalDate;
  closed: { from: LocalDate; to: LocalDate; name: string }[];
}

/** Holds what decides whether a school has teaching on a day: the municipal years, the school's own closed days, public holidays. */
export interface SchoolCalendar {
  id: string;
  version: number;
  /** Sorted by `firstDay`. */
  years: SchoolYear[];
  /** Days on which this school alone is closed. */
  closedDays: LocalDate[];
  publicHolidays: { date: LocalDate; name: string }[];
}

export interface DayOff {
  date: LocalDate;
  name: string;
}

/** Bounds every walk over days, so that a calendar without a school day fails loudly instead of for ever. */
const LONGEST_WALK_DAYS = 366 * 12;

/**
 * Tells whether the school has teaching on the day. Beyond the last known year, and before the first, so that counting backwards
 * finds days too: Mondays to Fridays, 20 August to 20 June, no public holidays (house).
 */
export function isSchoolDay(calendar: SchoolCalendar, date: LocalDate): boolean {
  return reasonOff(calendar, date) === undefined;
}

/** Tells why a day has no teaching, or undefined when it has: the closed period's name, a code for weekend, summer or the school's own day. */
export function reasonOff(calendar: SchoolCalendar, date: LocalDate): string | undefined {
  if (weekdayOf(date) > 5) return 'weekend';
  const holiday = calendar.publicHolidays.find((h) => h.date === date);
  if (holiday) return holiday.name;
  if (calendar.closedDays.includes(date)) return 'school-closed';
  const year = calendar.years.find((y) => y.firstDay <= date && date <= y.lastDay);
  if (year) return year.closed.find((c) => c.from <= date && date <= c.to)?.name;
  if (!isUnknown(calendar, date)) return 'no-teaching';
  const monthDay = date.slice(5);
  return monthDay >= '08-20' || monthDay <= '06-20' ? undefined : 'no-teaching';
}

/** Tells whether the day lies beyond the last known school year, so that counting on it is a guess. */
export function isProvisional(calendar: SchoolCalendar, date: LocalDate): boolean {
  const last = calendar.years.at(-1);
  return last === undefined || date > last.lastDay;
}

function isUnknown(calendar: SchoolCalendar, date: LocalDate): boolean {
  const first = calendar.years[0];
  return isProvisional(calendar, date) || first === undefined || date < first.firstDay;
}

/** Finds the Nth school day after the date (before it, when `count` is negative); 0 gives the date itself. */
export function addSchoolDays(calendar: SchoolCalendar, date: LocalDate, count: number): LocalDate {
  const direction = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count), walked = 0; left > 0; walked++) {
    if (walked > LONGEST_WALK_DAYS)
      throw new RangeError(`Calendar ${calendar.id} has no school days`);
    day = addDays(day, direction);
    if (isSchoolDay(calendar, day)) left--;
  }
  return day;
}

/** Finds the day itself if it is a school day, else the next one. */
export function schoolDayFrom(calendar: SchoolCalendar, date: LocalDate): LocalDate {
  return isSchoolDay(calendar, date) ? date : addSchoolDays(calendar, date, 1);
}

/** Counts the school days after `from` up to and including `to`; negative when `to` comes first. */
export function schoolDaysBetween(
  calendar: SchoolCalendar,
  from: LocalDate,
  to: LocalDate,
): number {
  if (to < from) return -schoolDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day)) count++;
  }
  return count;
}

/** Lists the weekdays without teaching between two days (both excluded at the start, included at the end), with their names. */
export function daysOffBetween(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): DayOff[] {
  const days: DayOff[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const name = reasonOff(calendar, day);
    if (name !== undefined && name !== 'weekend') days.push({ date: day, name });
  }
  return days;
}
