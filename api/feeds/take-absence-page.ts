import { fromDateColumn } from '../../prisma/local-dates.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { deleteEntry } from '../absence/delete-entry.js';
import { findEntries } from '../absence/find-entries.js';
import { logRaised } from '../absence/log-raised.js';
import { readServiceAbsences } from '../absence/read-service-absences.js';
import { takeEntries } from '../absence/take-entries.js';
import type { ClientCaller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { FEED_LOCALE } from './feed-locale.js';
import type { AbsenceCounts, FeedRefusal } from './run-counts.js';
import type { OpenedRun } from './run-state.js';

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
    for (const { entryId: rowId, problem, detail } of taken.rejected) {
      refused.push({ collection: 'absences', rowId, problem, detail });
    }
  }
  const known = (await findEntries(tx as Database, removed)).filter(
    (entry) => entry.ownerClient === caller.clientId && !entry.isDeleted,
  );
  for (const { sourceId: entryId } of known) {
    await deleteEntry(tx, deps, { caller, entryId, now });
    absences.removed += 1;
  }
  return { absences, refused };
}
