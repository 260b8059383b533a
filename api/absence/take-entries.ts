import type { Arrival } from '../../domain/absence/find-behind.js';
import { judgeTriggers } from '../../domain/absence/judge-triggers.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import { planEachTime } from '../../prisma/plan-each-time.js';
import { personOf, type Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import type { Locale } from '../locale.js';
import type { AbsencesAnswer } from './absences-answer.js';
import { asAbsenceEntry, isChanged, type EntryToWrite } from './compare-entries.js';
import { judgeStudents, type StudentToJudge } from './judge-students.js';
import { raiseTriggers, type Raised } from './raise-triggers.js';
import { readEntries } from './read-entries.js';
import { reachEntries } from './reach-entries.js';
import { storeEntries } from './store-entries.js';

/** From so many entries on, a plan of their own costs less than it saves. */
const MANY = 100;

export interface TakeRequest {
  caller: Caller;
  entries: readonly unknown[];
  asHistory: boolean;
  now: Instant;
  locale: Locale;
}

/** Holds what came of a request's entries: the counts, the entries refused, and what they raised. */
export interface Taken extends Omit<AbsencesAnswer, 'triggers'> {
  raised: Raised;
}

/**
 * Takes a register's entries, in the caller's transaction: each is read by itself, the good ones are stored and judged in their
 * order. An entry that stands more than once counts as it stands last.
 */
export async function takeEntries(
  tx: Transaction,
  deps: Pick<Deps, 'guide'>,
  { caller, entries, asHistory, now, locale }: TakeRequest,
): Promise<Taken> {
  if (entries.length >= MANY) await planEachTime(tx);
  const today = dateOf(now);
  const { read, rejected } = readEntries(entries, today, locale);
  const reached = await reachEntries(tx, caller, read, { asHistory, locale });
  const rows = reached.rows.filter(({ before, row }) => !before || isChanged(before, row));
  const toWrite = newestOfEach(rows.map(({ row }) => row));
  const arrivals = arrivalsOf(toWrite);
  const judged = await judgeStudents(tx, deps, studentsOf(arrivals, reached.schools), {
    today,
    asHistory,
    dates: toWrite.flatMap((row) => (row.before ? [row.before.date, row.date] : [row.date])),
    judge: (absence, ctx, student) => judgeTriggers(absence, arrivals.get(student.id) ?? [], ctx),
  });
  const ids = await storeEntries(tx, toWrite, now);
  const raised = await raiseTriggers(tx, deps, judged, {
    now,
    clientId: caller.clientId,
    actorStaffId: personOf(caller)?.staffId ?? null,
    ourId: (id) => ids.get(id.replace(/^new:/, '')) ?? id,
  });
  const accepted = reached.rows.filter(({ before }) => !before).length;
  return {
    accepted,
    updated: rows.length - accepted,
    unchanged: reached.rows.length - rows.length,
    rejected: [...rejected, ...reached.rejected].sort((a, b) => a.index - b.index),
    raised,
  };
}

/** Of an entry that stands twice, the later word holds, in the later place; what stood there before the request stays the comparison. */
function newestOfEach(rows: readonly EntryToWrite[]): EntryToWrite[] {
  const newest = new Map<string, EntryToWrite>();
  for (const row of rows) {
    newest.delete(row.sourceId);
    newest.set(row.sourceId, row);
  }
  return [...newest.values()];
}

/** An entry that moves to another student leaves the one and comes to the other. */
function arrivalsOf(rows: readonly EntryToWrite[]): Map<string, Arrival[]> {
  const arrivals = new Map<string, Arrival[]>();
  const add = (studentId: string, arrival: Arrival) =>
    arrivals.set(studentId, [...(arrivals.get(studentId) ?? []), arrival]);
  for (const row of rows) {
    const before = row.before && asAbsenceEntry(row.before);
    const after = asAbsenceEntry(row);
    if (!row.before || row.before.studentId === row.studentId) {
      add(row.studentId, { before, after });
    } else {
      add(row.before.studentId, { before, after: null });
      add(row.studentId, { before: null, after });
    }
  }
  return arrivals;
}

function studentsOf(
  arrivals: ReadonlyMap<string, unknown>,
  schools: ReadonlyMap<string, string>,
): StudentToJudge[] {
  return [...arrivals.keys()].flatMap((id) => {
    const schoolId = schools.get(id);
    return schoolId === undefined ? [] : [{ id, schoolId }];
  });
}
