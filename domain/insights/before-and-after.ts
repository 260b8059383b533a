import { addDays, type LocalDate } from '../local-time.js';
import { isSchoolDay, type SchoolCalendar } from '../school-days.js';

/** Holds absence before a plan and after it: student days with absence per school week of five days. */
export interface BeforeAndAfter {
  before: Span;
  after: Span;
}

export interface Span {
  from: LocalDate;
  to: LocalDate;
  schoolDays: number;
  daysAbsent: number;
  /** null where there was no school day. */
  perWeek: number | null;
}

const SCHOOL_WEEK_DAYS = 5;
/** As long before as a trial is long: three school weeks, seen over four so that a break does not empty it. */
export const LOOK_BACK_DAYS = 28;

/**
 * Weighs a student's days of absence (each day once, agreed ones left out) before a plan's start against those from it on, to its
 * evaluation or today, per school week. Says what was, not why.
 */
export function weighBeforeAndAfter(
  absentOn: readonly LocalDate[],
  plan: { startsOn: LocalDate; endedOn: LocalDate | null },
  { calendar, today }: { calendar: SchoolCalendar; today: LocalDate },
): BeforeAndAfter {
  const last = plan.endedOn !== null && plan.endedOn < today ? plan.endedOn : today;
  const { startsOn } = plan;
  return {
    before: spanOf(addDays(startsOn, -LOOK_BACK_DAYS), addDays(startsOn, -1)),
    after: spanOf(startsOn, last),
  };

  function spanOf(from: LocalDate, to: LocalDate): Span {
    let schoolDays = 0;
    let daysAbsent = 0;
    const absent = new Set(absentOn);
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (!isSchoolDay(calendar, day)) continue;
      schoolDays++;
      if (absent.has(day)) daysAbsent++;
    }
    const perWeek = schoolDays === 0 ? null : (daysAbsent / schoolDays) * SCHOOL_WEEK_DAYS;
    return { from, to, schoolDays, daysAbsent, perWeek };
  }
}
