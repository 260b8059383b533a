/** Lists what is fetched of a source, in the order in which it is fetched. */
export const FEED_COLLECTIONS = [
  'orgs',
  'users',
  'classes',
  'enrollments',
  'demographics',
  'absences',
] as const;
export type FeedCollection = (typeof FEED_COLLECTIONS)[number];

/** Says how far a collection has been read. */
export interface CollectionProgress {
  offset: number;
  /** Different rows that were seen. */
  distinct: number;
  /** How often it was read from the start, because rows were missing. */
  passes: number;
  /** Only what has changed since; null reads the whole. */
  since: string | null;
  /** The newest change that was seen, by the source's own clock. */
  newest: string | null;
  isDone: boolean;
}

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

/** Stores what is fetched. Written by the code that the API's own calls store with; everything may be repeated. */
export interface FeedStore {
  beginRun(input: { sourceId: string; runId: string; at: string }): Promise<boolean>;
  openRun(runId: string): Promise<OpenRun | undefined>;
  keepPage(
    runId: string,
    collection: FeedCollection,
    rows: readonly unknown[],
    progress: CollectionProgress,
  ): Promise<void>;
  /** Makes schools and people of the rows that are kept; `beat` is called now and then. */
  takeRoster(runId: string, beat: () => void): Promise<void>;
  refuse(runId: string, collection: FeedCollection, problem: string): Promise<void>;
  endRun(input: { runId: string; failure: string | null; at: string }): Promise<void>;
}
