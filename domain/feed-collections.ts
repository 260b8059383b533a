/** Lists what is fetched of a OneRoster source, in the order in which it is fetched: people first, then their absence. */
export const FEED_COLLECTIONS = [
  'orgs',
  'users',
  'classes',
  'enrollments',
  'demographics',
  'absences',
] as const;
export type FeedCollection = (typeof FEED_COLLECTIONS)[number];

/** Says how far a collection has been read; kept with the run, so that it goes on there after a break. */
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
