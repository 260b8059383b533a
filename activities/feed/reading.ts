import type { CollectionProgress } from '../../domain/feed-collections.js';
import { FeedFault } from './feed-fault.js';
import type { SourcePage } from './source-client.js';

/** A source whose order changes between pages repeats some rows and leaves out others: it is read again. */
const MOST_PASSES = 4;

/** Keeps account of one collection while it is read: how far, and whether every row has been seen. */
export function createReading(before: CollectionProgress | undefined, since: string | null) {
  let progress: CollectionProgress = before
    ? goOnAfterBreak(before)
    : { offset: 0, distinct: 0, passes: 1, since, newest: null, isDone: false };
  const seen = new Set<string>();
  return {
    progress: () => progress,
    /** Takes a page into account; throws a FeedFault when rows are missing however often it is read. */
    goOn(page: SourcePage): CollectionProgress {
      const { offset, distinct, newest } = progress;
      const ids = page.rows.map((row, i) => idOf(row) ?? `row ${offset + i}`);
      const news = [...new Set(ids)].filter((id) => !seen.has(id));
      for (const id of news) seen.add(id);
      progress = {
        ...progress,
        offset: offset + page.rows.length,
        distinct: distinct + news.length,
        newest: newestOf([newest, ...page.rows.map(changeOf)]),
      };
      if (isLast(page, progress, news.length > 0)) progress = atTheEnd(progress, page.total);
      return progress;
    },
  };
}

/** Which rows an earlier pass left out is forgotten with the process: the second look begins from its start. */
function goOnAfterBreak(before: CollectionProgress): CollectionProgress {
  return before.passes > 1 && !before.isDone ? { ...before, offset: 0, distinct: 0 } : before;
}

/** Where a source neither counts nor links on, a page without anything new is the end: also of one that knows no pages. */
function isLast(
  { rows, total, hasNext }: SourcePage,
  { offset }: CollectionProgress,
  hasNews: boolean,
): boolean {
  if (rows.length === 0) return true;
  if (total !== null) return offset >= total;
  return hasNext === null ? !hasNews : !hasNext;
}

function atTheEnd(progress: CollectionProgress, total: number | null): CollectionProgress {
  if (total === null || progress.distinct >= total) return { ...progress, isDone: true };
  if (progress.passes >= MOST_PASSES) throw new FeedFault('incomplete');
  // What this pass left out may have been seen by the one before: what was seen stays seen.
  return { ...progress, offset: 0, passes: progress.passes + 1 };
}

function idOf(row: unknown): string | undefined {
  const { sourcedId } = (row ?? {}) as Record<string, unknown>;
  return typeof sourcedId === 'string' ? sourcedId : undefined;
}

function changeOf(row: unknown): string | null {
  const { dateLastModified } = (row ?? {}) as Record<string, unknown>;
  return typeof dateLastModified === 'string' ? dateLastModified : null;
}

/** Sources write moments with offsets of their own: they are compared as moments. */
function newestOf(moments: readonly (string | null)[]): string | null {
  const times = moments.flatMap((moment) => {
    const time = moment === null ? Number.NaN : Date.parse(moment);
    return Number.isNaN(time) ? [] : [time];
  });
  const newest = times.reduce((a, b) => Math.max(a, b), -Infinity);
  return times.length === 0 ? null : new Date(newest).toISOString();
}
