import type { Database } from '../../prisma/connect.js';
import { Prisma, type Source } from '../../prisma/generated/client.js';
import { rowsOwnerOf, type RunProgress, type RunWish } from './run-state.js';
import { findSourceCaller } from './source-caller.js';

const SILENT_MS = 30 * 60_000;
/** Where a run was cut off longer ago, too much has moved. */
const GOES_ON_MS = 24 * 3_600_000;
/** People who vanish from a source without a word are found out at the latest so. */
const WHOLE_EVERY_MS = 7 * 24 * 3_600_000;
/** Their rows may be in any order of their own: only a new beginning mends it. */
const BEGINS_ANEW = ['incomplete'];

/** Begins a run: one at a time for each source, a dry run beside it. A run that goes on where the last was cut off says so. */
export async function beginRun(
  db: Database,
  { sourceId, runId, at }: { sourceId: string; runId: string; at: string },
): Promise<boolean> {
  const source = await db.source.findUnique({ where: { id: sourceId } });
  const asked = await db.sourceRun.findUnique({ where: { id: runId } });
  if (!source || (!asked && !source.active)) return false;
  if (asked && asked.status !== 'waiting') return asked.status === 'running';
  const dryRun = asked?.dryRun ?? false;
  const refuse = async (failure: string) => {
    const ended = { status: 'failed', failure, startedAt: at, finishedAt: at };
    await db.sourceRun.upsert({
      where: { id: runId },
      create: { id: runId, sourceId, dryRun, ...ended },
      update: ended,
    });
    return false;
  };
  if (!(await findSourceCaller(db, source))) return refuse('client-not-active');
  await endSilentRuns(db, sourceId, at);
  const wish = (asked?.progress ?? {}) as Partial<RunWish>;
  const progress = await progressOf(db, { source, runId, dryRun, at, wish });
  const begun = {
    status: 'running',
    startedAt: at,
    progress: progress as unknown as Prisma.InputJsonObject,
  };
  try {
    await db.sourceRun.upsert({
      where: { id: runId },
      create: { id: runId, sourceId, dryRun, ...begun },
      update: begun,
    });
    return true;
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (!isTaken) throw error;
    return refuse('another-run');
  }
}

/** A run that was stopped from outside cannot say so itself; what a dry run kept goes with it. */
async function endSilentRuns(db: Database, sourceId: string, at: string): Promise<void> {
  const silentSince = new Date(Date.now() - SILENT_MS).toISOString();
  const ended = await db.$queryRaw<{ id: string; dryRun: boolean }[]>`
    update source_run set status = 'failed', failure = 'cut-off', finished_at = ${at}::timestamptz
    where source_id = ${sourceId}::uuid and status = 'running'
      and (progress->>'at')::timestamptz < ${silentSince}::timestamptz
    returning id, dry_run as "dryRun"`;
  const owners = ended
    .filter(({ dryRun }) => dryRun)
    .map((run) => rowsOwnerOf({ ...run, sourceId }));
  await db.rosterRow.deleteMany({ where: { owner: { in: owners } } });
}

async function progressOf(
  db: Database,
  run: { source: Source; runId: string; dryRun: boolean; at: string; wish: Partial<RunWish> },
): Promise<RunProgress> {
  const { source, runId, dryRun, at, wish } = run;
  const last = await db.sourceRun.findFirst({
    where: { sourceId: source.id, dryRun: false, status: { in: ['finished', 'failed'] } },
    orderBy: { startedAt: 'desc' },
  });
  const { wholeAt } = source.watermarks as { wholeAt?: string };
  const isDue = wholeAt === undefined || Date.parse(at) - Date.parse(wholeAt) > WHOLE_EVERY_MS;
  const isWhole = wish.isWhole === true || isDue;
  const fresh: RunProgress = {
    seenBy: runId,
    beganAt: at,
    at: new Date().toISOString(),
    isForced: wish.isForced === true,
    isWhole,
    collections: {},
    news: 0,
    isRosterTaken: false,
  };
  const cut = last?.progress as Partial<RunProgress> | undefined;
  const goesOn =
    last?.status === 'failed' &&
    cut?.collections !== undefined &&
    !dryRun &&
    !BEGINS_ANEW.includes(last.failure ?? '') &&
    (cut.isWhole === true || !isWhole) &&
    Date.parse(at) - last.startedAt.getTime() < GOES_ON_MS;
  if (!goesOn) return fresh;
  const { isForced } = fresh;
  return {
    ...{ ...fresh, ...cut, isForced, at: fresh.at },
    isRosterTaken: cut.isRosterTaken === true && !isForced,
  };
}
