import type { ConcernCase } from '../../domain/case.js';
import {
  LOOK_BACK_DAYS,
  weighBeforeAndAfter,
  type BeforeAndAfter,
} from '../../domain/insights/before-and-after.js';
import { addDays, dateOf, type LocalDate } from '../../domain/local-time.js';
import type { SchoolCalendar } from '../../domain/school-days.js';
import type { Database } from '../../prisma/connect.js';
import { findAbsentDays } from '../insights/find-absent-days.js';

/** Holds a plan that has begun, with the absence before it and from it on. */
export interface PlanEffect extends BeforeAndAfter {
  planNumber: number;
}

/** Weighs the student's absence before and after each plan that has begun, the newest first. */
export async function findPlanEffects(
  db: Database,
  c: ConcernCase,
  { calendar, today }: { calendar: SchoolCalendar; today: LocalDate },
): Promise<PlanEffect[]> {
  const begun = c.plans.filter(({ startsOn }) => startsOn <= today);
  const [first] = begun.map(({ startsOn }) => startsOn).sort();
  if (first === undefined) return [];
  const absentOn = await findAbsentDays(db, c, addDays(first, -LOOK_BACK_DAYS));
  return begun
    .map(({ number, startsOn, evaluation }) => {
      const endedOn = evaluation && dateOf(evaluation.at);
      const weighed = weighBeforeAndAfter(absentOn, { startsOn, endedOn }, { calendar, today });
      return { planNumber: number, ...weighed };
    })
    .sort((a, b) => b.planNumber - a.planNumber);
}
