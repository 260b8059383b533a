import type { AbsenceKind } from '../codes.js';
import type { LocalDate } from '../local-time.js';

/** Holds one entry of the absence register as the trigger rules see it. */
export interface AbsenceEntry {
  id: string;
  date: LocalDate;
  kind: AbsenceKind;
  /** null for a whole day, or where the register does not say. */
  lesson: number | null;
  /** Covered by an agreement: shown, but neither fires nor counts. */
  agreed: boolean;
  /** Taken as history: spent from the first day. */
  history: boolean;
}

/** Tells whether a correction touches anything that a trigger looks at. */
export function isRelevantChange(before: AbsenceEntry, after: AbsenceEntry): boolean {
  return (
    before.kind !== after.kind ||
    before.date !== after.date ||
    before.agreed !== after.agreed ||
    before.lesson !== after.lesson
  );
}
