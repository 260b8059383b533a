import { addDays, type LocalDate } from '../local-time.js';
import { isSchoolDay, type SchoolCalendar } from '../school-days.js';
import type { CountRule } from './trigger-rule.js';

/** Fires when excused days follow each other through the guide's number of school days; days without school neither count nor interrupt. */
export const excusedStreak: CountRule = {
  trigger: 'excused-streak',
  per: 'count',
  kinds: ['excused-day'],
  groupOf(entry, counting, { calendar }) {
    const dates = [...new Set(counting.map((other) => other.date))]
      .filter((date) => isSchoolDay(calendar, date))
      .sort();
    const run = new Set(runAround(calendar, dates, entry.date));
    return counting.filter((other) => run.has(other.date));
  },
  isReached: (group, { figures }) =>
    new Set(group.map((entry) => entry.date)).size >= figures.excusedStreakDays,
};

/** Picks the days around this one with no school day between each and the next. */
function runAround(calendar: SchoolCalendar, dates: LocalDate[], date: LocalDate): LocalDate[] {
  const at = dates.indexOf(date);
  if (at < 0) return [];
  let first = at;
  let last = at;
  while (follows(calendar, dates[first - 1], dates[first])) first--;
  while (follows(calendar, dates[last], dates[last + 1])) last++;
  return dates.slice(first, last + 1);
}

function follows(calendar: SchoolCalendar, earlier?: LocalDate, later?: LocalDate): boolean {
  if (earlier === undefined || later === undefined) return false;
  for (let day = addDays(earlier, 1); day < later; day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day)) return false;
  }
  return true;
}
