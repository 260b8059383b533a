import {
  continueAsNew,
  getExternalWorkflowHandle,
  log,
  proxyActivities,
  sleep,
} from '@temporalio/workflow';
import { addDays, dateOf, instantOf } from '../../domain/local-time.js';
import { workflowIdOf, type RoundActivities, type StoredNotice } from '../concern-case/messages.js';
import { sendMails } from '../concern-case/errands.js';
import { nowInWorkflow } from '../concern-case/shell.js';

const DAYS_A_RUN = 60;
const MORNING = '08:00';

const round = proxyActivities<RoundActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Goes its round every day: at midnight birthdays that change who consents, in the morning what schools and the municipality must know. */
export async function dailyRound(): Promise<void> {
  for (let day = 0; day < DAYS_A_RUN; day++) {
    const date = addDays(dateOf(nowInWorkflow()), 1);
    await sleepUntil(instantOf(date, '00:00'));
    const { notices } = await round.findBirthdays({ date, at: nowInWorkflow() });
    for (const notice of notices) await tell(notice);
    await sleepUntil(instantOf(date, MORNING));
    const { mailIds } = await round.planSchoolMails({ date, at: nowInWorkflow() });
    if (mailIds.length > 0) await sendMails(mailIds);
  }
  await continueAsNew<typeof dailyRound>();
}

async function sleepUntil(at: string): Promise<void> {
  const wait = Date.parse(at) - Date.parse(nowInWorkflow());
  if (wait > 0) await sleep(wait, { summary: 'next round' });
}

async function tell({ caseId, name, commandId }: StoredNotice): Promise<void> {
  await getExternalWorkflowHandle(workflowIdOf(caseId))
    .signal(name, { commandId })
    .catch(() => log.warn('A case was over before word reached it', { caseId, name }));
}
