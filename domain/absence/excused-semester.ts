import type { LocalDate } from '../local-time.js';
import type { CountRule } from './trigger-rule.js';

/** Fires when more than the guide's number of days in a semester are excused; entries on one day are one. */
export const excusedSemester: CountRule = {
  trigger: 'excused-semester',
  per: 'count',
  kinds: ['excused-day'],
  groupOf: (entry, counting) =>
    counting.filter((other) => semesterOf(other.date) === semesterOf(entry.date)),
  isReached: (group, { figures }) =>
    new Set(group.map((entry) => entry.date)).size > figures.excusedSemesterMoreThan,
};

/** Names the semester of a day by its first day: 1 August to 31 December, 1 January to 31 July. */
export function semesterOf(date: LocalDate): LocalDate {
  return `${date.slice(0, 4)}-${date.slice(5) >= '08-01' ? '08' : '01'}-01`;
}
