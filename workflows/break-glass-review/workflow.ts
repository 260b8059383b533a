import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import { sendMails } from '../concern-case/errands.js';
import { nowInWorkflow } from '../concern-case/shell.js';
import { REVIEWED_SIGNAL, type ReviewActivities, type ReviewStart } from './messages.js';

/** A school year of reminders: far below what a history may hold. */
const REMINDERS_A_RUN = 190;

const reviewed = defineSignal(REVIEWED_SIGNAL);

const { planReviewMail } = proxyActivities<ReviewActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Sees to it that an emergency access is reviewed: tells leadership at once, and reminds them each morning of a school day until it is. */
export async function breakGlassReview(start: ReviewStart & { isTold?: true }): Promise<void> {
  const { grantId } = start;
  let isDone = false;
  setHandler(reviewed, () => void (isDone = true));
  let reason: 'given' | 'to-review' = start.isTold ? 'to-review' : 'given';
  for (let sent = 0; sent < REMINDERS_A_RUN; sent++) {
    const mailId = uuid4();
    const plan = await planReviewMail({ grantId, mailId, at: nowInWorkflow(), reason });
    if (plan.isReviewed) return;
    await sendMails([mailId]);
    const wait = Date.parse(plan.remindAt) - Date.parse(nowInWorkflow());
    if (await condition(() => isDone, Math.max(wait, 1))) return;
    reason = 'to-review';
  }
  await continueAsNew<typeof breakGlassReview>({ grantId, isTold: true });
}
