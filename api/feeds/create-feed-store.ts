import type { CollectionProgress, FeedCollection } from '../../domain/feed-collections.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { planEachTime } from '../../prisma/plan-each-time.js';
import type { Prisma } from '../../prisma/generated/client.js';
import { openSecret, placeOf, type SecretKeys } from '../../prisma/sealed-secrets.js';
import { inTransaction } from '../absence/in-transaction.js';
import { reachesSchool } from '../auth/client-bounds.js';
import type { ClientCaller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { takeRoster } from '../roster/oneroster/take-roster.js';
import { settleTellings } from '../roster/tell-cases.js';
import { beginRun } from './begin-run.js';
import { endRun } from './end-run.js';
import { FEED_LOCALE } from './feed-locale.js';
import { keepRosterPage } from './keep-roster-page.js';
import { addToCounts, refusalsOf } from './run-counts.js';
import {
  findOpenRun,
  rowsOwnerOf,
  sinceOf,
  sourceRowsOwnerOf,
  type OpenedRun,
  type RunProgress,
} from './run-state.js';
import { findSourceCaller } from './source-caller.js';
import { takeAbsencePage } from './take-absence-page.js';

type RunUpdate = Prisma.SourceRunUpdateInput;
type FeedDeps = Pick<Deps, 'db' | 'guide' | 'desk' | 'log' | 'clock'> & {
  secretKeys: SecretKeys;
};

/** Carries what a dry run would have done out of the transaction that is taken back. */
class TakenBack extends Error {
  constructor(readonly would: RunUpdate) {
    super('A dry run changes nothing');
  }
}

/** Makes what a feed is stored with: the API's own code, in the source's name. Works on a connection of the program's. */
export function createFeedStore(deps: FeedDeps) {
  const { db, clock } = deps;

  /**
   * Works on a run under way, and notes in the same transaction how far it has come. Answers false when the run has ended meanwhile,
   * or its source, or the app in whose name it is taken in is shut out.
   */
  async function onRun(
    runId: string,
    work: (tx: Transaction, run: OpenedRun, caller: ClientCaller) => Promise<RunUpdate>,
  ): Promise<boolean> {
    try {
      return await inTransaction(db, async (tx) => {
        await planEachTime(tx);
        const run = await findOpenRun(tx, runId);
        const caller = run && (await findSourceCaller(tx, run.source));
        if (!run || !caller) return false;
        const data = await work(tx, run, caller);
        await tx.sourceRun.update({ where: { id: runId }, data });
        return true;
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      await db.sourceRun.update({ where: { id: runId }, data: error.would });
      return true;
    }
  }

  return {
    beginRun: (input: { sourceId: string; runId: string; at: string }) => beginRun(db, input),
    endRun: (input: { runId: string; failure: string | null; at: string }) => endRun(db, input),

    async openRun(runId: string) {
      const run = await db.$transaction((tx) => findOpenRun(tx, runId));
      if (!run) return undefined;
      const { source, progress } = run;
      if (run.dryRun && Object.keys(progress.collections).length === 0) await copyRows(db, run);
      const { baseUrl, tokenUrl, clientId, scope } = source;
      const place = placeOf.source(source.id);
      const clientSecret = openSecret(deps.secretKeys, place, source.clientSecret);
      return {
        ...{ runId, baseUrl, tokenUrl, clientId, clientSecret, scope },
        progress: progress.collections,
        since: sinceOf(source, progress),
        isRosterTaken: progress.isRosterTaken,
      };
    },

    async keepPage(
      runId: string,
      collection: FeedCollection,
      rows: readonly unknown[],
      progress: CollectionProgress,
    ): Promise<boolean> {
      const now = await clock.now();
      return onRun(runId, async (tx, run, caller) => {
        if (collection !== 'absences') {
          const page = { collection, rows, progress };
          const { news, refused } = await keepRosterPage(tx, run, page);
          const counts = await addToCounts(tx, run, { refused });
          return { counts, progress: goOn(run, collection, progress, news) };
        }
        const taken = await takeAbsencePage(tx, deps, run, { caller, rows, now });
        const counts = await addToCounts(tx, run, taken);
        const update = { counts, progress: goOn(run, collection, progress, 0) };
        if (run.dryRun) throw new TakenBack(update);
        return update;
      });
    },

    async takeRoster(runId: string, beat: () => void): Promise<boolean> {
      const run = await db.$transaction((tx) => findOpenRun(tx, runId));
      const caller = run && (await findSourceCaller(db, run.source));
      if (!run || !caller) return false;
      const { isForced, isWhole, news } = run.progress;
      const isDone: Prisma.InputJsonObject = asJson({ ...run.progress, isRosterTaken: true });
      if (news === 0 && !isForced && !isWhole) {
        return onRun(runId, () => Promise.resolve({ progress: isDone }));
      }
      const { report, told } = await takeRoster(deps, await takingOf(run, caller, beat));
      await settleTellings(deps, told);
      return onRun(runId, async (tx, latest) => ({
        counts: await addToCounts(tx, latest, { roster: report, refused: refusalsOf(report) }),
        ...(run.dryRun && { difference: report.ids }),
        progress: isDone,
      }));
    },

    refuse: (runId: string, collection: string, problem: string) =>
      onRun(runId, async (tx, run) => ({
        counts: await addToCounts(tx, run, {
          refused: [{ collection, rowId: null, problem, detail: '' }],
        }),
      })),
  };

  async function takingOf(run: OpenedRun, caller: ClientCaller, beat: () => void) {
    const { calendarId } = run.source;
    const calendar = await db.calendar.findUnique({ where: { id: calendarId } });
    return {
      rowsOf: rowsOwnerOf(run),
      owner: run.source.ownerClient,
      calendarId: calendar?.sourceId ?? null,
      allowsSchool: (schoolId: string) => reachesSchool(caller, schoolId),
      now: await clock.now(),
      locale: FEED_LOCALE,
      dryRun: run.dryRun,
      isForced: run.progress.isForced,
      onBatch: beat,
    };
  }
}

function goOn(
  { progress }: OpenedRun,
  collection: FeedCollection,
  reached: CollectionProgress,
  news: number,
): Prisma.InputJsonObject {
  return asJson({
    ...progress,
    at: new Date().toISOString(),
    news: progress.news + news,
    collections: { ...progress.collections, [collection]: reached },
  });
}

function asJson(progress: RunProgress): Prisma.InputJsonObject {
  return progress as unknown as Prisma.InputJsonObject;
}

/** A dry run works on rows of its own: a source that tells what has changed speaks of those that it told before. */
async function copyRows(db: Database, run: OpenedRun): Promise<void> {
  await db.$executeRaw`
    insert into roster_row (owner, collection, sourced_id, user_id, class_id, line, content, deleted, seen_by)
    select ${rowsOwnerOf(run)}, collection, sourced_id, user_id, class_id, line, content, deleted, seen_by
    from roster_row where owner = ${sourceRowsOwnerOf(run.sourceId)}
    on conflict do nothing`;
}
