import {
  Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type ConnectionLike,
} from '@temporalio/client';
import type { Database } from '../prisma/connect.js';
import { repeat } from '../prisma/repeat.js';
import { CASE_QUEUE } from '../workflows/concern-case/messages.js';
import {
  FETCH_SOURCE_WORKFLOW,
  fetchWorkflowIdOf,
  scheduledFetchIdOf,
  scheduleIdOf,
  SCHEDULE_PREFIX,
  type FetchStart,
} from '../workflows/feed/messages.js';

const ALIGN_EVERY_MS = 2_000;

/** Types the workflow without importing it. */
type FetchSource = (start: FetchStart) => Promise<void>;

/**
 * Sees to it that each source in the database has its schedule, none has one that has ended, and runs that somebody asked for begin.
 * Several processes may do it at once, and it makes up for whatever was missed.
 */
export function startAligning(deps: {
  db: Database;
  connection: ConnectionLike;
  namespace: string;
  onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const { db, connection, namespace, onError } = deps;
  const client = new Client({ connection, namespace });
  const aligned = new Map<string, string>();
  let isPrimed = false;
  return repeat(
    ALIGN_EVERY_MS,
    async () => {
      if (!isPrimed) {
        for await (const { scheduleId } of client.schedule.list()) {
          if (scheduleId.startsWith(SCHEDULE_PREFIX)) aligned.set(scheduleId, '');
        }
        isPrimed = true;
      }
      await alignSchedules(client, db, aligned);
      await startAsked(client, db);
    },
    onError,
  );
}

async function alignSchedules(
  client: Client,
  db: Database,
  aligned: Map<string, string>,
): Promise<void> {
  const sources = await db.source.findMany({
    select: { id: true, pollMinutes: true, active: true },
  });
  const wanted = new Set(sources.map(({ id }) => scheduleIdOf(id)));
  for (const source of sources) {
    const scheduleId = scheduleIdOf(source.id);
    const stand = `${source.pollMinutes}/${source.active}`;
    if (aligned.get(scheduleId) === stand) continue;
    await putSchedule(client, source);
    aligned.set(scheduleId, stand);
  }
  for (const scheduleId of [...aligned.keys()].filter((id) => !wanted.has(id))) {
    await client.schedule
      .getHandle(scheduleId)
      .delete()
      .catch((error: unknown) => {
        if (!(error instanceof ScheduleNotFoundError)) throw error;
      });
    aligned.delete(scheduleId);
  }
}

async function putSchedule(
  client: Client,
  { id, pollMinutes, active }: { id: string; pollMinutes: number; active: boolean },
): Promise<void> {
  const start: FetchStart = { sourceId: id };
  const schedule = {
    spec: { intervals: [{ every: pollMinutes * 60_000 }] },
    action: {
      type: 'startWorkflow' as const,
      workflowType: FETCH_SOURCE_WORKFLOW,
      workflowId: scheduledFetchIdOf(id),
      taskQueue: CASE_QUEUE,
      args: [start],
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' as const },
    state: { paused: !active },
  };
  const scheduleId = scheduleIdOf(id);
  try {
    await client.schedule.create({ scheduleId, ...schedule });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update(() => schedule);
  }
}

async function startAsked(client: Client, db: Database): Promise<void> {
  const asked = await db.sourceRun.findMany({
    where: { status: 'waiting' },
    orderBy: { startedAt: 'asc' },
    take: 20,
  });
  for (const { id: runId, sourceId } of asked) {
    await client.workflow.start<FetchSource>(FETCH_SOURCE_WORKFLOW, {
      workflowId: fetchWorkflowIdOf(runId),
      taskQueue: CASE_QUEUE,
      args: [{ sourceId, runId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: 'Fetches from a source: asked for',
    });
  }
}
