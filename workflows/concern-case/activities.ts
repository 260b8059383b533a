import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { MAIL_QUEUE, type CaseActivities, type MailActivities } from './messages.js';

/** Records are local activities: half the history and the CPU of ordinary ones. The database is waited for, however long it is away. */
export const records = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '30 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '30 seconds',
  },
});

/** Mail goes on a queue of its own, so that a slow server delays no command; given up after three days, and then shown as failed. */
export const mail = proxyActivities<MailActivities>({
  taskQueue: MAIL_QUEUE,
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '15 seconds',
  scheduleToCloseTimeout: '3 days',
  retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});
