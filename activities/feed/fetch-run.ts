import {
  FEED_COLLECTIONS,
  type CollectionProgress,
  type FeedCollection,
} from '../../domain/feed-collections.js';
import { FeedFault } from './feed-fault.js';
import type { FeedStore, OpenRun } from './feed-store.js';
import { createReading } from './reading.js';
import { createSourceClient, type ClientMeans, type SourceClient } from './source-client.js';

const ROWS_A_PAGE = 1000;
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
        await whileUnderWay(store.takeRoster(runId, means.beat));
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
  const reading = createReading(run.progress[collection], run.since[collection]);
  for (let progress = reading.progress(); !progress.isDone;) {
    const page = await findPage(client, collection, progress);
    if (!page) {
      // Birth dates may stand with the users: who has none is refused by name.
      if (collection === 'absences') {
        await whileUnderWay(store.refuse(run.runId, collection, 'not-offered'));
      }
      return;
    }
    progress = reading.goOn(page);
    await whileUnderWay(store.keepPage(run.runId, collection, page.rows, progress));
  }
}

/** Finds the next page; undefined where a source does not offer what it need not. */
async function findPage(
  client: SourceClient,
  collection: FeedCollection,
  { offset, since }: CollectionProgress,
) {
  try {
    return await client.page(collection, { offset, limit: ROWS_A_PAGE, since });
  } catch (error) {
    const isLacking = error instanceof FeedFault && error.code === 'not-offered';
    if (isLacking && OPTIONAL.has(collection)) return undefined;
    throw error;
  }
}

async function whileUnderWay(stored: Promise<boolean>): Promise<void> {
  if (!(await stored)) throw new FeedFault('run-ended');
}
