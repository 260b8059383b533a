import { fromDateColumn } from '../../prisma/local-dates.js';
import type { Transaction } from '../../prisma/connect.js';
import { deleteEntry } from '../absence/delete-entry.js';
import { findEntries } from '../absence/find-entries.js';
import { findStudents } from '../absence/find-students.js';
import { logRaised } from '../absence/log-raised.js';
import { readServiceAbsences } from '../absence/read-service-absences.js';
import { takeEntries } from '../absence/take-entries.js';
import type { ClientCaller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { ProblemError } from '../problems.js';
import { FEED_LOCALE } from './feed-locale.js';
import type { AbsenceCounts, FeedRefusal } from './run-counts.js';
import { rowsOwnerOf, type OpenedRun } from './run-state.js';

/** Takes a page of absence by the very code behind `POST /absences`, in one transaction. */
export async function takeAbsencePage(
  tx: Transaction,
  deps: Pick<Deps, 'guide'>,
  run: OpenedRun,
  page: { caller: ClientCaller; rows: readonly unknown[]; now: string },
): Promise<{ absences: AbsenceCounts; refused: FeedRefusal[] }> {
  const { caller, now } = page;
  const { entries, removed } = readServiceAbsences(page.rows);
  const { historyBefore } = run.source;
  const firstDay = historyBefore && fromDateColumn(historyBefore);
  const isHistory = ({ date }: { date: unknown }) =>
    firstDay !== null && typeof date === 'string' && date < firstDay;
  const absences = { accepted: 0, updated: 0, unchanged: 0, removed: 0, triggers: 0 };
  const refused: FeedRefusal[] = [];
  for (const asHistory of [true, false]) {
    const some = entries.filter((entry) => isHistory(entry) === asHistory);
    if (some.length === 0) continue;
    const request = { caller, entries: some, asHistory, now, locale: FEED_LOCALE };
    const taken = await takeEntries(tx, deps, request);
    await logRaised(tx, caller, taken.raised, now);
    absences.accepted += taken.accepted;
    absences.updated += taken.updated;
    absences.unchanged += taken.unchanged;
    absences.triggers += taken.raised.triggers.length;
    const isComing = run.dryRun ? await findComing(tx, run, some) : () => false;
    for (const { index, entryId: rowId, problem, detail } of taken.rejected) {
      if (problem === 'not-found' && isComing(index)) absences.accepted += 1;
      else refused.push({ collection: 'absences', rowId, problem, detail });
    }
  }
  for (const entryId of await findOwnOf(tx, caller, removed)) {
    if (await takeBack(tx, deps, { caller, entryId, now })) absences.removed += 1;
    else refused.push({ collection: 'absences', rowId: entryId, problem: 'not-found', detail: '' });
  }
  return { absences, refused };
}

/** A dry run has stored no student: whose student it would have stored first is no fault of the entry. */
async function findComing(
  tx: Transaction,
  run: OpenedRun,
  entries: readonly { studentId: unknown }[],
): Promise<(index: number) => boolean> {
  const ids = entries.flatMap(({ studentId }) => (typeof studentId === 'string' ? studentId : []));
  const rows = await tx.rosterRow.findMany({
    where: {
      ...{ owner: rowsOwnerOf(run), collection: 'users', deleted: false },
      sourcedId: { in: ids },
    },
    select: { sourcedId: true },
  });
  const known = await findStudents(tx, { sourceIds: ids });
  const coming = new Set<unknown>(rows.map(({ sourcedId }) => sourcedId));
  for (const { sourceId } of known) coming.delete(sourceId);
  return (index) => coming.has(entries[index]?.studentId);
}

async function findOwnOf(
  tx: Transaction,
  { clientId }: ClientCaller,
  ids: readonly string[],
): Promise<string[]> {
  const entries = await findEntries(tx, [...new Set(ids)]);
  return entries
    .filter(({ ownerClient, isDeleted }) => ownerClient === clientId && !isDeleted)
    .map(({ sourceId }) => sourceId);
}

/** Answers false where the student's school is out of the source's reach by now. */
async function takeBack(
  tx: Transaction,
  deps: Pick<Deps, 'guide'>,
  request: { caller: ClientCaller; entryId: string; now: string },
): Promise<boolean> {
  try {
    await deleteEntry(tx, deps, request);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.problem === 'not-found') return false;
    throw error;
  }
}
