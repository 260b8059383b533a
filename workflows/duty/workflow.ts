import {
  condition,
  defineSignal,
  setCurrentDetails,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import type { Duty } from '../../domain/case.js';
import { nextDutyReminderAt } from '../../domain/duties.js';
import { records } from '../concern-case/activities.js';
import { DUTY_CHANGED_SIGNAL, type DutyStart } from '../concern-case/messages.js';
import { sendMails } from '../concern-case/errands.js';
import { nowInWorkflow } from '../concern-case/shell.js';

const changed = defineSignal<[Duty]>(DUTY_CHANGED_SIGNAL);

/** Keeps the time of one duty beside a case: reminds its responsible from the due day on, until its checklist is done. Outlives the case. */
export async function duty({ caseId, duty: begun, setting }: DutyStart): Promise<void> {
  let present = begun;
  setHandler(changed, (progressed) => {
    if (Array.isArray((progressed as Partial<Duty> | null)?.items)) present = progressed;
  });
  for (;;) {
    setCurrentDetails(describe(present));
    const now = nowInWorkflow();
    const at = nextDutyReminderAt(present, setting, now);
    const seen = present;
    const isDone = () => present.doneAt !== null;
    const woken = await condition(
      () => isDone() || present !== seen,
      Date.parse(at) - Date.parse(now),
    );
    if (isDone()) return;
    if (woken) continue;
    const mailId = uuid4();
    await records.recordDutyReminder({ caseId, mailId, duty: present, at });
    await sendMails([mailId]);
  }
}

function describe({ kind, dueOn, responsible, items }: Duty): string {
  const done = items.filter((i) => i.doneAt !== null).length;
  return `**${kind}**: ${done} of ${items.length} done, due ${dueOn}, by ${responsible}`;
}
