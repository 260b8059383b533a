import { countableEntries, idsBehind, type StudentAbsence } from './student-absence.js';
import type { CountContext } from './trigger-rule.js';
import { TRIGGER_RULES } from './trigger-rules.js';

/** Tells whether any trigger of the student's open case still stands on the entries as they are now; a person's concern always does. */
export function holdsAnyTrigger(student: StudentAbsence, ctx: CountContext): boolean {
  const ofCase = student.firings.filter((firing) => firing.caseId === student.openCaseId);
  return [...new Set(ofCase.map((firing) => firing.trigger))].some((trigger) => {
    if (trigger === 'manual') return true;
    const rule = TRIGGER_RULES[trigger];
    const countable = countableEntries(rule, student);
    if (rule.per === 'count') {
      return countable.some((entry) => rule.isReached(rule.groupOf(entry, countable, ctx), ctx));
    }
    const behind = idsBehind(ofCase, (firing) => firing.trigger === trigger);
    return countable.some((entry) => behind.has(entry.id));
  });
}
