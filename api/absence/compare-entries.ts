import type { AbsenceEntry } from '../../domain/absence/entry.js';
import type { AbsenceEntryBody } from './entry-body.js';
import type { StoredEntry } from './find-entries.js';

/** Holds an entry to write, as the register has it now. */
export interface EntryToWrite extends Omit<StoredEntry, 'isDeleted'> {
  /** What stood there before; null when the entry is new, or was deleted. */
  before: StoredEntry | null;
}

/** Makes the row of an entry. An entry keeps the day it was taken as history, or not; one that was deleted begins anew. */
export function entryToWrite(
  body: AbsenceEntryBody,
  stored: StoredEntry | undefined,
  by: { studentId: string; ownerClient: string; asHistory: boolean },
): EntryToWrite {
  const before = stored && !stored.isDeleted ? stored : null;
  return {
    // An entry without a row yet goes by its source's id; a number of ours never begins so.
    id: stored?.id ?? `new:${body.entryId}`,
    sourceId: body.entryId,
    ownerClient: by.ownerClient,
    studentId: by.studentId,
    date: body.date,
    kind: body.kind,
    lesson: body.lesson ?? null,
    subject: body.subject || null,
    minutes: body.minutes ?? null,
    agreed: body.agreed ?? false,
    reason: body.reason || null,
    registeredBy: body.registeredBy || null,
    history: before ? before.history : by.asHistory,
    before,
  };
}

const FIELDS = [
  'studentId',
  'date',
  'kind',
  'lesson',
  'subject',
  'minutes',
  'agreed',
  'reason',
  'registeredBy',
] as const satisfies readonly (keyof StoredEntry)[];

/** Holds what a register says of an entry. */
export type EntryContent = Pick<StoredEntry, (typeof FIELDS)[number]>;

/** Tells whether an entry that was sent again says anything new. */
export function isChanged(before: EntryContent, after: EntryContent): boolean {
  return FIELDS.some((field) => before[field] !== after[field]);
}

/** Takes out of a row what the triggers look at. */
export function asAbsenceEntry(row: AbsenceEntry): AbsenceEntry {
  const { id, date, kind, lesson, agreed, history } = row;
  return { id, date, kind, lesson, agreed, history };
}
