import type { CollectionProgress } from '../../domain/feed-collections.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { createRosterReport } from '../roster/oneroster/roster-report.js';
import { readServiceRows, type ServiceCollection } from '../roster/oneroster/read-service-rows.js';
import { endUnseen, markSeen, storeRosterRows } from '../roster/oneroster/roster-rows.js';
import { FEED_LOCALE } from './feed-locale.js';
import { refusalsOf, type FeedRefusal } from './run-counts.js';
import { rowsOwnerOf, type OpenedRun } from './run-state.js';

/** Keeps a page of people or classes; at the end of a whole list, what it left out is marked as deleted. Answers what was news. */
export async function keepRosterPage(
  tx: Transaction,
  run: OpenedRun,
  page: { collection: ServiceCollection; rows: readonly unknown[]; progress: CollectionProgress },
): Promise<{ news: number; refused: FeedRefusal[] }> {
  const db = tx as Database;
  const { collection, progress } = page;
  const set = { owner: rowsOwnerOf(run), seenBy: run.progress.seenBy };
  const read = readServiceRows(collection, page.rows);
  let news = 0;
  for (const kept of new Set([collection, 'demographics'] as const)) {
    const rows = read.rows.filter((r) => r.collection === kept).map(({ row }) => row);
    if (rows.length > 0) news += await storeRosterRows(db, set, kept, rows);
  }
  await markSeen(
    db,
    set,
    collection,
    read.refused.flatMap(({ sourcedId }) => sourcedId ?? []),
  );
  if (progress.isDone && progress.since === null) news += await endUnseen(db, set, collection);
  const report = createRosterReport();
  for (const row of read.refused) report.refuse(collection, { line: null, ...row }, FEED_LOCALE);
  return { news, refused: refusalsOf(report) };
}
