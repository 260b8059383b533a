import {
  Client,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type ConnectionLike,
} from '@temporalio/client';
import { CASE_QUEUE } from '../workflows/concern-case/messages.js';
import {
  FIGURES_SCHEDULE_ID,
  MAKE_FIGURES_ID,
  MAKE_FIGURES_WORKFLOW,
} from '../workflows/figures/messages.js';

/**
 * Sees to it that the municipality's figures are made: at once where nothing has made any yet, then in the first night of each month. It is
 * tried every night, for a night on which nothing runs; all but the first find nothing to do.
 */
export async function scheduleFigures({
  connection,
  namespace,
}: {
  connection: ConnectionLike;
  namespace: string;
}): Promise<void> {
  const schedule = {
    spec: { calendars: [{ hour: 1, minute: 0 }], timezone: 'Europe/Oslo' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: MAKE_FIGURES_WORKFLOW,
      workflowId: MAKE_FIGURES_ID,
      taskQueue: CASE_QUEUE,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' as const },
  };
  const { schedule: schedules } = new Client({ connection, namespace });
  try {
    await schedules.create({
      scheduleId: FIGURES_SCHEDULE_ID,
      ...schedule,
      state: { triggerImmediately: true },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await schedules.getHandle(FIGURES_SCHEDULE_ID).update(({ state }) => ({ ...schedule, state }));
  }
}
