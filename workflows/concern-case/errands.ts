import {
  ParentClosePolicy,
  getExternalWorkflowHandle,
  log,
  startChild,
} from '@temporalio/workflow';
import type { CaseSetting, Duty } from '../../domain/case.js';
import { mail } from './activities.js';
import {
  CASE_QUEUE,
  DUTY_CHANGED_SIGNAL,
  DUTY_WORKFLOW,
  dutyWorkflowIdOf,
  type DutyStart,
} from './messages.js';

/** Sends a record's mails; what the server refuses to the end is shown as failed, and the case goes on. */
export async function sendMails(mailIds: string[]): Promise<void> {
  try {
    await mail.sendMails({ mailIds });
  } catch (error) {
    log.error('Gave up sending mail', { mailIds, error });
    await mail.failMails({ mailIds }).catch(() => undefined);
  }
}

/** Begins a duty: it outlives its case, so it is a workflow of its own that nobody waits for. */
export async function beginDuty(caseId: string, duty: Duty, setting: CaseSetting): Promise<void> {
  const input: DutyStart = { caseId, duty, setting };
  const start = startChild(DUTY_WORKFLOW, {
    workflowId: dutyWorkflowIdOf(duty.id),
    taskQueue: CASE_QUEUE,
    args: [input],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `duty ${duty.kind}`,
  });
  await start.then(
    () => undefined,
    (error: unknown) => log.error('A duty did not start', { dutyId: duty.id, error }),
  );
}

/** Tells a duty's workflow of its progress. */
export async function tellDuty(duty: Duty): Promise<void> {
  await getExternalWorkflowHandle(dutyWorkflowIdOf(duty.id))
    .signal(DUTY_CHANGED_SIGNAL, duty)
    .catch(() => log.warn('A duty was over before its progress reached it', { dutyId: duty.id }));
}
