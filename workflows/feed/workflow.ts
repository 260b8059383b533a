import { ActivityFailure, ApplicationFailure, proxyActivities, uuid4 } from '@temporalio/workflow';
import { nowInWorkflow } from '../concern-case/shell.js';
import { FEED_QUEUE, type FeedActivities, type FetchStart } from './messages.js';

const { beginRun, endRun } = proxyActivities<FeedActivities>({
  taskQueue: FEED_QUEUE,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** A source that is away for longer is asked again by its next run, which goes on from there. */
const { fetchRun } = proxyActivities<FeedActivities>({
  taskQueue: FEED_QUEUE,
  startToCloseTimeout: '6 hours',
  // The worker beats every few seconds: one that was killed is followed soon by another.
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '30 seconds', maximumInterval: '5 minutes', maximumAttempts: 6 },
});

/** Fetches once from a source: begins the run, fetches, and says how it ended. */
export async function fetchSource({ sourceId, runId = uuid4() }: FetchStart): Promise<void> {
  const { begun } = await beginRun({ sourceId, runId, at: nowInWorkflow() });
  if (!begun) return;
  let failure: string | null = null;
  try {
    await fetchRun({ runId });
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    failure = codeOf(error);
  }
  await endRun({ runId, failure, at: nowInWorkflow() });
}

function codeOf({ cause }: ActivityFailure): string {
  return cause instanceof ApplicationFailure ? (cause.type ?? 'unknown') : 'cut-off';
}
