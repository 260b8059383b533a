import type { AbsenceEntry } from '../absence/entry.js';
import { findBehind } from '../absence/find-behind.js';
import type { StudentAbsence } from '../absence/student-absence.js';
import type { CountContext, CountRule } from '../absence/trigger-rule.js';
import { TRIGGER_RULES } from '../absence/trigger-rules.js';
import type { AbsenceKind, Trigger } from '../codes.js';
import { addDays, type LocalDate } from '../local-time.js';
import { schoolDayFrom } from '../school-days.js';

/** Holds how near a student is to a trigger: so many of the number at which it fires. */
export interface NearTrigger {
  trigger: Trigger;
  has: number;
  of: number;
}

/** More than any figure of a guide. */
const MOST_DAYS = 500;

/** Says by what a student is judged near, from which day on, and how many entries off still is near. */
export interface NearContext extends CountContext {
  today: LocalDate;
  within: number;
}

/**
 * Makes a finder of the count triggers that would fire if a student were absent, or late, as few more times as this, the next from
 * today on. It asks the trigger's own rule about entries that do not exist, so that nothing is counted by a second rule. Rules that
 * fire at each entry are never near.
 */
export function createNearFinder(ctx: NearContext): (student: StudentAbsence) => NearTrigger[] {
  const rules = Object.values(TRIGGER_RULES)
    .filter((rule) => rule.per === 'count')
    .map((rule) => ({ rule, of: leastOf(rule, ctx) }));
  return (student) =>
    rules.flatMap(({ rule, of }) => {
      // Most students have so few entries of the kind that no order of days could make up for it.
      const own = student.entries.filter(({ kind }) => rule.kinds.includes(kind)).length;
      const missing = own + ctx.within < of ? undefined : missingOf(rule, student, ctx);
      return missing === undefined || missing >= of
        ? []
        : [{ trigger: rule.trigger, has: of - missing, of }];
    });
}

/** Counts the entries that the rule takes, each on a day of its own. */
function leastOf(rule: CountRule, ctx: NearContext): number {
  const [kind] = rule.kinds;
  const group: AbsenceEntry[] = [];
  while (kind !== undefined && group.length < MOST_DAYS && !rule.isReached(group, ctx)) {
    group.push(imagine(group.length, kind, addDays(ctx.today, group.length)));
  }
  return group.length;
}

function imagine(n: number, kind: AbsenceKind, date: LocalDate): AbsenceEntry {
  return { id: `imagined-${n}`, date, kind, lesson: null, agreed: false, history: false };
}

/** Counts the entries still missing until the rule fires; undefined when more than are near, or when it has had its turn. */
function missingOf(rule: CountRule, student: StudentAbsence, ctx: NearContext): number | undefined {
  const [kind] = rule.kinds;
  if (kind === undefined) return undefined;
  let entries = student.entries;
  let date = ctx.today;
  for (let missing = 1; missing <= ctx.within; missing++) {
    date = nextFreeDay(date, entries, ctx);
    const imagined = imagine(missing, kind, date);
    entries = [...entries, imagined];
    const fires = findBehind(rule, { before: null, after: imagined }, { ...student, entries }, ctx);
    if (fires) return missing;
    // Late arrivals may come twice a day; whole days may not.
    if (kind !== 'late') date = addDays(date, 1);
  }
  return undefined;
}

function nextFreeDay(
  from: LocalDate,
  entries: readonly AbsenceEntry[],
  { calendar }: CountContext,
): LocalDate {
  let day = schoolDayFrom(calendar, from);
  while (entries.some((entry) => entry.date === day && entry.kind === 'excused-day')) {
    day = schoolDayFrom(calendar, addDays(day, 1));
  }
  return day;
}
