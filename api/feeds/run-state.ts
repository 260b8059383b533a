import {
  FEED_COLLECTIONS,
  type CollectionProgress,
  type FeedCollection,
} from '../../domain/feed-collections.js';
import type { Transaction } from '../../prisma/connect.js';
import type { Source, SourceRun } from '../../prisma/generated/client.js';

/** Holds where a run stands, as `source_run.progress` has it. */
export interface RunProgress {
  /** The mark on rows that were seen; a run that goes on where another was cut off keeps the other's. */
  seenBy: string;
  /** When reading began: what has changed since may have been passed by. */
  beganAt: string;
  /** Machine time of the last sign of life. */
  at: string;
  isForced: boolean;
  isWhole: boolean;
  collections: Partial<Record<FeedCollection, CollectionProgress>>;
  /** Rows that said something new. */
  news: number;
  isRosterTaken: boolean;
}

/** Holds what a person asked for when they asked for a run. */
export type RunWish = Pick<RunProgress, 'isForced' | 'isWhole'>;

export type OpenedRun = Omit<SourceRun, 'progress'> & { progress: RunProgress; source: Source };

/** Finds a run that is under way; with `tx`, alone on it until the transaction ends. */
export async function findOpenRun(tx: Transaction, runId: string): Promise<OpenedRun | undefined> {
  await tx.$queryRaw`select id from source_run where id = ${runId}::uuid for update`;
  const run = await tx.sourceRun.findUnique({ where: { id: runId }, include: { source: true } });
  if (run?.status !== 'running') return undefined;
  return { ...run, progress: run.progress as unknown as RunProgress };
}

/** Names under which a run's rows are kept: the source's, or the dry run's own. */
export function rowsOwnerOf({
  id,
  dryRun,
  sourceId,
}: Pick<SourceRun, 'id' | 'dryRun' | 'sourceId'>) {
  return dryRun ? `dry-run/${id}` : sourceRowsOwnerOf(sourceId);
}

/** Names under which a source's rows are kept, by our own id. */
export const sourceRowsOwnerOf = (sourceId: string) => `source/${sourceId}`;

/** A change may be written a little after the moment that it bears. */
const OVERLAP_MS = 5 * 60_000;

/** Says from which moment each collection is asked, by what was seen last; null asks for the whole. */
export function sinceOf(
  { watermarks }: Pick<Source, 'watermarks'>,
  { isWhole }: Pick<RunProgress, 'isWhole'>,
): Record<FeedCollection, string | null> {
  const marks = watermarks as Partial<Record<FeedCollection, string>>;
  const entries = FEED_COLLECTIONS.map((collection) => {
    // Absence that is taken back says so; only people vanish without a word.
    const mark = isWhole && collection !== 'absences' ? undefined : marks[collection];
    const moment = mark === undefined ? Number.NaN : Date.parse(mark);
    const since = Number.isNaN(moment) ? null : new Date(moment - OVERLAP_MS).toISOString();
    return [collection, since] as const;
  });
  return Object.fromEntries(entries) as Record<FeedCollection, string | null>;
}
