import { isRelevantChange, type AbsenceEntry } from './entry.js';
import { countableEntries, idsBehind, isOfRule, type StudentAbsence } from './student-absence.js';
import type { CountContext, TriggerRule } from './trigger-rule.js';

/** Holds one entry that reached the program: new (`before` null), corrected, or deleted (`after` null). */
export interface Arrival {
  before: AbsenceEntry | null;
  after: AbsenceEntry | null;
}

/**
 * Finds the entries behind the firing that an arrival causes, the student's entries being as after it; undefined when the
 * trigger does not fire. An entry that the rule looked at already never fires for itself again.
 */
export function findBehind(
  rule: TriggerRule,
  { before, after }: Arrival,
  student: StudentAbsence,
  ctx: CountContext,
): AbsenceEntry[] | undefined {
  if (!after || !isOfRule(rule, after, student.agreed)) return undefined;
  const countable = countableEntries(rule, student);
  if (!countable.some((entry) => entry.id === after.id)) return undefined;
  if (rule.per === 'entry') {
    return before && isOfRule(rule, before, student.agreed) ? undefined : [after];
  }
  if (before && !isRelevantChange(before, after)) return undefined;
  const fired = idsBehind(
    student.firings,
    (firing) => firing.trigger === rule.trigger && firing.caseId === student.openCaseId,
  );
  if (fired.has(after.id) || rule.isBarred?.(after, student.firings)) return undefined;
  const group = rule.groupOf(
    after,
    countable.filter((entry) => !fired.has(entry.id)),
    ctx,
  );
  return rule.isReached(group, ctx) ? group : undefined;
}
