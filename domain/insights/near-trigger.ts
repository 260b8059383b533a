import type { AbsenceEntry } from '../absence/entry.js';
import { findBehind } from '../absence/find-behind.js';
import type { StudentAbsence } from '../absence/student-absence.js';
import type { CountContext, CountRule } from '../absence/trigger-rule.js';
import { TRIGGER_RULES } from '../absence/trigger-rules.js';
import type { Trigger } from '../codes.js';
import { addDays, type LocalDate } from '../local-time.js';
import { schoolDayFrom } from '../school-days.js';

/** Holds how near a student is to a trigger: so many of the number at which it fires. */
export interface NearTrigger {
  trigger: Trigger;
  has: number;
  of: number;
}

const MOST_TRIED = 60;

/**
 * Finds the count triggers that would fire if the student were absent, or late, as few more times as this, the next from today on.
 * Asks the trigger's own rule about entries that do not exist, so that nothing is counted by a second rule. Rules that fire at each
 * entry are never near.
 */
export function findNearTriggers(
  student: StudentAbsence,
  ctx: CountContext & { today: LocalDate; within: number },
): NearTrigger[] {
  return Object.values(TRIGGER_RULES).flatMap((rule) => {
    if (rule.per !== 'count') return [];
    const missing = missingOf(rule, student, ctx, ctx.within);
    if (missing === undefined) return [];
    const of = missingOf(rule, NOTHING, ctx, MOST_TRIED) ?? missing;
    return missing < of ? [{ trigger: rule.trigger, has: of - missing, of }] : [];
  });
}

const NOTHING: StudentAbsence = { entries: [], firings: [], openCaseId: null, agreed: [] };

/** Counts the entries still missing until the rule fires; undefined when more than `most`, or when it has had its turn. */
function missingOf(
  rule: CountRule,
  student: StudentAbsence,
  { today, ...ctx }: CountContext & { today: LocalDate },
  most: number,
): number | undefined {
  const kind = rule.kinds[0];
  if (kind === undefined) return undefined;
  let entries = student.entries;
  let date = today;
  for (let missing = 1; missing <= most; missing++) {
    date = nextFreeDay(date, entries, ctx);
    const imagined: AbsenceEntry = {
      id: `imagined-${missing}`,
      date,
      kind,
      lesson: null,
      agreed: false,
      history: false,
    };
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
