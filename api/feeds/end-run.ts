import type { Database } from '../../prisma/connect.js';
import { rowsOwnerOf, type RunProgress } from './run-state.js';

const KEPT_DAYS = 90;

/** Ends a run; a real one that came to its end moves the moments from which the next one asks. */
export async function endRun(
  db: Database,
  { runId, failure, at }: { runId: string; failure: string | null; at: string },
): Promise<void> {
  const run = await db.sourceRun.findUnique({ where: { id: runId }, include: { source: true } });
  if (run?.status !== 'running') return;
  const { dryRun, sourceId, source } = run;
  const progress = run.progress as unknown as RunProgress;
  // What changed while pages were read may have been passed by; a row that bears a day to come must hide no change until then.
  const { beganAt } = progress;
  const newest = Object.entries(progress.collections).flatMap(([collection, { newest: moment }]) =>
    moment === null ? [] : [[collection, moment < beganAt ? moment : beganAt] as const],
  );
  const watermarks = {
    ...(source.watermarks as Record<string, string>),
    ...Object.fromEntries(newest),
    ...(progress.isWhole && { wholeAt: beganAt }),
  };
  const old = new Date(Date.parse(at) - KEPT_DAYS * 24 * 3_600_000);
  await db.$transaction([
    db.sourceRun.update({
      where: { id: runId },
      data: { status: failure === null ? 'finished' : 'failed', failure, finishedAt: at },
    }),
    ...(failure === null && !dryRun
      ? [db.source.update({ where: { id: sourceId }, data: { watermarks } })]
      : []),
    ...(dryRun ? [db.rosterRow.deleteMany({ where: { owner: rowsOwnerOf(run) } })] : []),
    db.sourceRun.deleteMany({
      where: { sourceId, startedAt: { lt: old }, status: { in: ['finished', 'failed'] } },
    }),
  ]);
}
