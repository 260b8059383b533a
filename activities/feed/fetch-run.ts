import { FeedFault } from './feed-fault.js';
import {
  FEED_COLLECTIONS,
  type CollectionProgress,
  type FeedCollection,
  type FeedStore,
  type OpenRun,
} from './feed-store.js';
import { createSourceClient, type ClientMeans, type SourceClient } from './source-client.js';

const ROWS_A_PAGE = 1000;
/** A source whose order changes between pages repeats some rows and leaves out others: it is read again. */
const MOST_PASSES = 4;
const OPTIONAL: ReadonlySet<FeedCollection> = new Set(['demographics', 'absences']);

/** Fetches all that a run has not fetched yet, and takes it in: people first, then their absence. */
export async function fetchRun(
  store: FeedStore,
  { runId }: { runId: string },
  means: ClientMeans,
): Promise<void> {
  const run = await store.openRun(runId);
  if (!run) throw new FeedFault('run-ended');
  const client = createSourceClient(run, means);
  try {
    for (const collection of FEED_COLLECTIONS) {
      if (collection === 'absences' && !run.isRosterTaken) {
        await store.takeRoster(runId, means.beat);
      }
      await fetchCollection(store, client, run, collection);
    }
  } finally {
    client.close();
  }
}

async function fetchCollection(
  store: FeedStore,
  client: SourceClient,
  run: OpenRun,
  collection: FeedCollection,
): Promise<void> {
  let progress: CollectionProgress = run.progress[collection] ?? {
    offset: 0,
    distinct: 0,
    passes: 1,
    since: run.since[collection],
    newest: null,
    isDone: false,
  };
  const seen = new Set<string>();
  while (!progress.isDone) {
    const { offset, since } = progress;
    const page = await client
      .page(collection, { offset, limit: ROWS_A_PAGE, since })
      .catch(async (error: unknown) => {
        const isLacking = error instanceof FeedFault && error.code === 'not-offered';
        if (!isLacking || !OPTIONAL.has(collection)) throw error;
        await store.refuse(run.runId, collection, error.code);
        return undefined;
      });
    if (!page) return;
    progress = goOn(progress, page, seen);
    await store.keepPage(run.runId, collection, page.rows, progress);
  }
}

function goOn(
  before: CollectionProgress,
  { rows, total, hasNext }: { rows: readonly unknown[]; total: number | null; hasNext: boolean },
  seen: Set<string>,
): CollectionProgress {
  let { distinct, newest } = before;
  for (const row of rows) {
    const { sourcedId, dateLastModified } = (row ?? {}) as Record<string, unknown>;
    const id = typeof sourcedId === 'string' ? sourcedId : `row ${before.offset} ${seen.size}`;
    if (!seen.has(id)) distinct += 1;
    seen.add(id);
    if (typeof dateLastModified === 'string' && dateLastModified > (newest ?? '')) {
      newest = dateLastModified;
    }
  }
  const offset = before.offset + rows.length;
  const isLast = rows.length === 0 || (total === null ? !hasNext : offset >= total);
  const progress = { ...before, offset, distinct, newest };
  if (!isLast) return progress;
  if (total === null || distinct >= total) return { ...progress, isDone: true };
  if (before.passes >= MOST_PASSES) throw new FeedFault('incomplete');
  // What this pass left out may have been seen by the one before: `seen` goes on.
  return { ...progress, offset: 0, passes: before.passes + 1 };
}
