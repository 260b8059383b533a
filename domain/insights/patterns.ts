import { addDays, weekdayOf, type LocalDate } from '../local-time.js';
import { isSchoolDay, type SchoolCalendar } from '../school-days.js';
import type { AbsenceCounts } from './absence-counts.js';

/** Holds one bar of a pattern: what was counted, over how many possible student days, and what share that is (null: none possible). */
export interface Share {
  key: string;
  /** Student days with absence. */
  days: number;
  agreed: number;
  possible: number;
  /** 0 to 1. */
  rate: number | null;
}

/** Says where a school day lies: at the edge of a weekend, of a break, or inside a week. */
export type DayEdge =
  'before-break' | 'after-break' | 'before-weekend' | 'after-weekend' | 'inside';
export const DAY_EDGES: readonly DayEdge[] = [
  'before-break',
  'after-break',
  'before-weekend',
  'after-weekend',
  'inside',
];

export interface Patterns {
  schoolDays: number;
  total: Share;
  byWeekday: Share[];
  byEdge: Share[];
  /** By the Monday of each week. */
  byWeek: Share[];
  /** By month, `YYYY-MM`. */
  byMonth: Share[];
}

/** A weekend is two days; more days off in a row, with none of school between, are a break. */
const WEEKEND_DAYS = 2;
const LONGEST_LOOK = 120;

/**
 * Finds patterns of absence in the calendar, for so many students from one day to another (both included): shares of the student
 * days that were possible. Entries on days without school count in no share, for no such day was possible.
 */
export function patternsOf(
  { byDate }: Pick<AbsenceCounts, 'byDate'>,
  {
    calendar,
    students,
    from,
    to,
  }: {
    calendar: SchoolCalendar;
    students: number;
    from: LocalDate;
    to: LocalDate;
  },
): Patterns {
  const counted = new Map(byDate.map((day) => [day.date, day]));
  const days = schoolDaysFrom(calendar, from, to).map((date) => {
    const { students: absent = 0, agreed = 0 } = counted.get(date) ?? {};
    return { date, absent, agreed };
  });
  const shares = (keyOf: (date: LocalDate) => string, keys?: readonly string[]): Share[] => {
    const groups = new Map<string, Share>((keys ?? []).map((key) => [key, empty(key)]));
    for (const { date, absent, agreed } of days) {
      const key = keyOf(date);
      const share = groups.get(key) ?? empty(key);
      share.days += absent;
      share.agreed += agreed;
      share.possible += students;
      groups.set(key, share);
    }
    return [...groups.values()].map(withRate);
  };
  const [total = withRate(empty('total'))] = shares(() => 'total');
  return {
    schoolDays: days.length,
    total,
    byWeekday: shares((date) => String(weekdayOf(date)), ['1', '2', '3', '4', '5']),
    byEdge: shares((date) => edgeOf(calendar, date), DAY_EDGES),
    byWeek: shares((date) => addDays(date, 1 - weekdayOf(date))),
    byMonth: shares((date) => date.slice(0, 7)),
  };
}

/** Tells how a school day lies to weekends and breaks; before comes first where both are true, a break before a weekend. */
export function edgeOf(calendar: SchoolCalendar, date: LocalDate): DayEdge {
  const ahead = daysOffFrom(calendar, date, 1);
  const behind = daysOffFrom(calendar, date, -1);
  if (ahead > WEEKEND_DAYS) return 'before-break';
  if (behind > WEEKEND_DAYS) return 'after-break';
  if (ahead > 0) return 'before-weekend';
  return behind > 0 ? 'after-weekend' : 'inside';
}

function daysOffFrom(calendar: SchoolCalendar, date: LocalDate, direction: 1 | -1): number {
  let off = 0;
  while (off < LONGEST_LOOK && !isSchoolDay(calendar, addDays(date, direction * (off + 1)))) off++;
  return off;
}

function schoolDaysFrom(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day)) days.push(day);
  }
  return days;
}

function empty(key: string): Share {
  return { key, days: 0, agreed: 0, possible: 0, rate: null };
}

function withRate(share: Share): Share {
  return { ...share, rate: share.possible === 0 ? null : share.days / share.possible };
}
