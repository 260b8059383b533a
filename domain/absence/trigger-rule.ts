import type { AbsenceKind, Trigger } from '../codes.js';
import type { GuideRules } from '../guide-rules.js';
import type { LocalDate } from '../local-time.js';
import type { SchoolCalendar } from '../school-days.js';
import type { AbsenceEntry } from './entry.js';

/** Holds one trigger that fired: the case it belongs to and the entries behind it. */
export interface Firing {
  trigger: Trigger;
  caseId: string;
  caseClosed: boolean;
  /** The calendar day of arrival in Europe/Oslo. */
  arrivedOn: LocalDate;
  /** The entries behind it, with the day each bears now. */
  behind: { id: string; date: LocalDate }[];
}

/** Holds what a count is made by: the figures of the guide and the calendar of the student's school. */
export interface CountContext {
  figures: GuideRules['triggers'];
  calendar: SchoolCalendar;
}

/** Fires for each entry of its kinds. */
export interface EachEntryRule {
  trigger: Trigger;
  per: 'entry';
  kinds: readonly AbsenceKind[];
}

/** Fires when the entries that belong together with the one that arrived reach a count. */
export interface CountRule {
  trigger: Trigger;
  per: 'count';
  kinds: readonly AbsenceKind[];
  /** Picks, out of the entries that count, those that belong together with this one (itself among them). */
  groupOf(entry: AbsenceEntry, counting: AbsenceEntry[], ctx: CountContext): AbsenceEntry[];
  isReached(group: AbsenceEntry[], ctx: CountContext): boolean;
  /** Tells whether the trigger has had its turn for this entry's group. */
  isBarred?(entry: AbsenceEntry, firings: Firing[]): boolean;
}

export type TriggerRule = EachEntryRule | CountRule;
