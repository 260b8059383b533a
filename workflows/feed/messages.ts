import type { Instant } from '../../domain/local-time.js';

/** States the contract of fetching from a OneRoster source. Every literal here is stored in histories: never change one. */
export const FETCH_SOURCE_WORKFLOW = 'fetchSource';
/** Fetching is slow and writes what the API owns: a queue, and if wanted a process, of its own. */
export const FEED_QUEUE = 'naervaer-feeds';

export const SCHEDULE_PREFIX = 'source/';
/** Names a source's schedule. */
export const scheduleIdOf = (sourceId: string) => `${SCHEDULE_PREFIX}${sourceId}`;
/** Names the workflows that a source's schedule starts; the engine adds the time. */
export const scheduledFetchIdOf = (sourceId: string) => `fetch-source/${sourceId}`;
/** Names the workflow of a run that somebody asked for. */
export const fetchWorkflowIdOf = (runId: string) => `fetch-source/${runId}`;

/** Names a source by our own id; `runId` is there where somebody asked for the run, and has a row already. */
export interface FetchStart {
  sourceId: string;
  runId?: string;
}

/** Lists the activities of a run. */
export interface FeedActivities {
  /** Begins a run, unless the source has ended, rests, or another run of it is under way. */
  beginRun(input: { sourceId: string; runId: string; at: Instant }): Promise<{ begun: boolean }>;
  /** Fetches and takes in all that is new; goes on where it was cut off. Fails with a code as the failure's type. */
  fetchRun(input: { runId: string }): Promise<void>;
  /** Ends a run; `failure` is a code. */
  endRun(input: { runId: string; failure: string | null; at: Instant }): Promise<void>;
}
