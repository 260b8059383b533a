import { Client, type ConnectionLike } from '@temporalio/client';
import type { CaseSetting, ConcernCase } from '../domain/case.js';
import type { Database } from '../prisma/connect.js';
import { payloadConverterPath } from '../worker/bundle.js';
import {
  CASE_QUEUE,
  CONCERN_CASE_WORKFLOW,
  DUTY_WORKFLOW,
  dutyWorkflowIdOf,
  workflowIdOf,
  type CaseStart,
  type DutyStart,
} from '../workflows/concern-case/messages.js';

const AT_ONCE = 20;

interface LostRun {
  type: string;
  workflowId: string;
  summary: string;
  args: [CaseStart] | [DutyStart];
}

/**
 * Starts the run of every open case and of every duty not done, on the value that the database holds; one that runs is left alone.
 * For a Temporal whose data was lost or set back: a command would start its case too, but a reminder comes to nobody without a run.
 */
export async function wakeCases(
  db: Database,
  { connection, namespace }: { connection: ConnectionLike; namespace: string },
): Promise<number> {
  const dataConverter = { payloadConverterPath };
  const { workflow } = new Client({ connection, namespace, dataConverter });
  const runs = await findRuns(db);
  for (let from = 0; from < runs.length; from += AT_ONCE) {
    await Promise.all(
      runs.slice(from, from + AT_ONCE).map(({ type, workflowId, args, summary }) =>
        workflow.start(type, {
          workflowId,
          taskQueue: CASE_QUEUE,
          args,
          workflowIdConflictPolicy: 'USE_EXISTING',
          staticSummary: summary,
        }),
      ),
    );
  }
  return runs.length;
}

async function findRuns(db: Database): Promise<LostRun[]> {
  const rows = await db.concernCase.findMany({
    select: { caseNumber: true, state: true, setting: true },
    orderBy: { openedAt: 'asc' },
  });
  return rows.flatMap((row) => {
    const { caseNumber } = row;
    const c = row.state as unknown as ConcernCase;
    const setting = row.setting as unknown as CaseSetting;
    const duties = c.duties
      .filter(({ doneAt }) => doneAt === null)
      .map((duty) => ({
        type: DUTY_WORKFLOW,
        workflowId: dutyWorkflowIdOf(duty.id),
        summary: `duty ${duty.kind}`,
        args: [{ caseId: c.id, duty, setting }] as [DutyStart],
      }));
    if (c.phase === 'closed') return duties;
    const start: CaseStart = { kind: 'go-on', caseNumber, case: c, setting };
    const summary = c.protectedAddress ? 'Concern case' : `Concern case ${caseNumber}`;
    const type = CONCERN_CASE_WORKFLOW;
    return [{ type, workflowId: workflowIdOf(c.id), summary, args: [start] }, ...duties];
  });
}
