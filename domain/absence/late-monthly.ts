import type { LocalDate } from '../local-time.js';
import type { CountRule, Firing } from './trigger-rule.js';

/**
 * Fires at the guide's number of late arrivals in a calendar month of the days they bear, once a month for a student.
 * The guide says "over 4" on the stair and "4" on the checklist: the earlier (house).
 */
export const lateMonthly: CountRule = {
  trigger: 'late-monthly',
  per: 'count',
  kinds: ['late'],
  groupOf: (entry, counting) =>
    counting.filter((other) => monthOf(other.date) === monthOf(entry.date)),
  isReached: (group, { figures }) => group.length >= figures.latePerMonth,
  isBarred: (entry, firings) =>
    firings.some((f) => f.trigger === 'late-monthly' && monthFired(f) === monthOf(entry.date)),
};

function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

/** Finds the month a firing was for; corrected days may since have moved some of its entries, the most keep it. */
function monthFired(firing: Firing): string | undefined {
  const counts = new Map<string, number>();
  for (const { date } of firing.behind)
    counts.set(monthOf(date), (counts.get(monthOf(date)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
