import type { ConcernCase } from '../case.js';
import { dateOf, weekdayOf, type LocalDate } from '../local-time.js';
import type { AbsenceEntry } from './entry.js';

/** Holds the lessons of a weekday that a plan's reduced timetable takes out, for as long as the plan runs. */
export interface AgreedHours {
  from: LocalDate;
  /** null while the plan runs. */
  to: LocalDate | null;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  lessons: number[];
}

/**
 * Lists the hours that a case's plans have agreed away: the running plan's from its start, and an evaluated plan's up to its
 * evaluation, so that an entry which arrives late is judged by the day it bears.
 */
export function agreedHoursOf(c: Pick<ConcernCase, 'phase' | 'plans'>): AgreedHours[] {
  const newest = Math.max(0, ...c.plans.map((plan) => plan.number));
  const mayRun = c.phase === 'trial' || c.phase === 'awaiting-evaluation';
  return c.plans.flatMap((plan) => {
    const isRunning = mayRun && plan.number === newest && plan.evaluation === null;
    if (!plan.special.includes('reduced-timetable') || !(isRunning || plan.evaluation)) return [];
    const to = plan.evaluation ? dateOf(plan.evaluation.at) : null;
    return plan.reducedHours.map((hours) => ({
      from: plan.startsOn,
      to,
      ...hours,
    }));
  });
}

/** Tells whether an entry lies in hours that were agreed away; an entry without a lesson never does. */
export function isInAgreedHours(entry: AbsenceEntry, agreed: AgreedHours[]): boolean {
  const { date, lesson } = entry;
  if (lesson === null) return false;
  return agreed.some(
    (hours) =>
      hours.from <= date &&
      (hours.to === null || date <= hours.to) &&
      hours.weekday === weekdayOf(date) &&
      hours.lessons.includes(lesson),
  );
}
