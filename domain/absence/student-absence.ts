import { isInAgreedHours, type AgreedHours } from './agreed-hours.js';
import type { AbsenceEntry } from './entry.js';
import type { Firing, TriggerRule } from './trigger-rule.js';

/** Holds what the triggers are judged on: one student's entries, what has fired, and the case that is open. */
export interface StudentAbsence {
  /** Neither deleted nor another student's. */
  entries: AbsenceEntry[];
  /** Without those of cases that closed because their trigger was withdrawn: they are void. */
  firings: Firing[];
  openCaseId: string | null;
  agreed: AgreedHours[];
}

/** Tells whether an entry, whatever has fired, is one that the rule looks at. */
export function isOfRule(rule: TriggerRule, entry: AbsenceEntry, agreed: AgreedHours[]): boolean {
  return rule.kinds.includes(entry.kind) && !entry.agreed && !isInAgreedHours(entry, agreed);
}

/** Lists the ids of the entries behind the firings that a condition picks. */
export function idsBehind(firings: Firing[], isPicked: (firing: Firing) => boolean): Set<string> {
  return new Set(firings.filter(isPicked).flatMap((f) => f.behind.map((entry) => entry.id)));
}

/** Lists the entries that the rule may count: of its kinds, not agreed away, not history, not behind a closed case's trigger. */
export function countableEntries(rule: TriggerRule, student: StudentAbsence): AbsenceEntry[] {
  const spent = idsBehind(student.firings, (firing) => firing.caseClosed);
  return student.entries.filter(
    (entry) => !entry.history && !spent.has(entry.id) && isOfRule(rule, entry, student.agreed),
  );
}
