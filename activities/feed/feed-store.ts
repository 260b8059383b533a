import type { CollectionProgress, FeedCollection } from '../../domain/feed-collections.js';

/** Holds what a run needs to know of its source. The secret stays in this process. */
export interface OpenRun {
  runId: string;
  baseUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string | null;
  progress: Readonly<Partial<Record<FeedCollection, CollectionProgress>>>;
  /** What each collection begins from. */
  since: Readonly<Record<FeedCollection, string | null>>;
  isRosterTaken: boolean;
}

/**
 * Stores what is fetched. Written by the code that the API's own calls store with; everything may be repeated. What answers a boolean
 * answers false when the run has ended meanwhile, or its source.
 */
export interface FeedStore {
  beginRun(input: { sourceId: string; runId: string; at: string }): Promise<boolean>;
  openRun(runId: string): Promise<OpenRun | undefined>;
  keepPage(
    runId: string,
    collection: FeedCollection,
    rows: readonly unknown[],
    progress: CollectionProgress,
  ): Promise<boolean>;
  /** Makes schools and people of the rows that are kept; `beat` is called now and then. */
  takeRoster(runId: string, beat: () => void): Promise<boolean>;
  refuse(runId: string, collection: FeedCollection, problem: string): Promise<boolean>;
  endRun(input: { runId: string; failure: string | null; at: string }): Promise<void>;
}
