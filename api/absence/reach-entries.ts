import type { Transaction } from '../../prisma/connect.js';
import type { Caller } from '../auth/caller.js';
import type { Locale } from '../locale.js';
import type { Rejection } from './absences-answer.js';
import { entryToWrite, type EntryContent, type EntryToWrite } from './compare-entries.js';
import { findEntries, type StoredEntry } from './find-entries.js';
import { findStudents, lockStudents, type RegisterStudent } from './find-students.js';
import { mayRegisterAt } from './may-register.js';
import { rejectNotFound, type ReadEntry } from './read-entries.js';

export interface ReachedEntries {
  /** In the request's order; `before` is what stands there when the row's turn comes, an earlier row of the request included. */
  rows: { row: EntryToWrite; before: EntryContent | null }[];
  rejected: Rejection[];
  /** The school of every student concerned, also of those whom an entry leaves. */
  schools: Map<string, string>;
}

/**
 * Finds the students and the stored entries that a request is about, and locks the students. Refused are students and entries out
 * of the caller's reach; another client's entry answers like a student who is not there.
 */
export async function reachEntries(
  tx: Transaction,
  caller: Caller,
  read: readonly ReadEntry[],
  { asHistory, locale }: { asHistory: boolean; locale: Locale },
): Promise<ReachedEntries> {
  const entryIds = read.map(({ body }) => body.entryId);
  const students = await findStudents(tx, { sourceIds: read.map(({ body }) => body.studentId) });
  const unlocked = await findEntries(tx, entryIds);
  const left = await findStudents(tx, { ids: unlocked.map((entry) => entry.studentId) });
  await lockStudents(
    tx,
    [...students, ...left].map((student) => student.id),
  );
  const stored = await findEntries(tx, entryIds);

  const reached: ReachedEntries = {
    rows: [],
    rejected: [],
    schools: new Map([...left, ...students].map((student) => [student.id, student.schoolId])),
  };
  const known = { students: bySource(students), entries: ownFirst(stored, caller) };
  const latest = new Map<string, EntryToWrite>();
  for (const entry of read) {
    const { entryId, studentId } = entry.body;
    const student = known.students.get(studentId);
    const found = known.entries.get(entryId);
    if (
      !student ||
      !mayRegisterAt(caller, { id: student.schoolId, sourceId: student.schoolSourceId })
    ) {
      reached.rejected.push(rejectNotFound(entry, '/studentId', locale));
    } else if (found && found.ownerClient !== caller.clientId) {
      reached.rejected.push(rejectNotFound(entry, '/entryId', locale));
    } else {
      const by = { studentId: student.id, ownerClient: caller.clientId, asHistory };
      const row = entryToWrite(entry.body, found, by);
      reached.rows.push({ row, before: latest.get(entryId) ?? row.before });
      latest.set(entryId, row);
    }
  }
  return reached;
}

function bySource(students: readonly RegisterStudent[]): Map<string, RegisterStudent> {
  return new Map(students.map((student) => [student.sourceId, student]));
}

/** Of entries of one id the caller's own counts, should another client have taken the same one meanwhile. */
function ownFirst(stored: readonly StoredEntry[], caller: Caller): Map<string, StoredEntry> {
  const others = stored.filter((entry) => entry.ownerClient !== caller.clientId);
  const own = stored.filter((entry) => entry.ownerClient === caller.clientId);
  return new Map([...others, ...own].map((entry) => [entry.sourceId, entry]));
}
