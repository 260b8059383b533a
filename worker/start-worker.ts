import { Client, type ConnectionLike } from '@temporalio/client';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities.js';
import type { GuideRules } from '../domain/guide-rules.js';
import type { Database } from '../prisma/connect.js';
import {
  CASE_QUEUE,
  DAILY_ROUND_ID,
  DAILY_ROUND_WORKFLOW,
  MAIL_QUEUE,
  type MailActivities,
} from '../workflows/concern-case/messages.js';
import { beating } from './beating.js';
import { payloadConverterPath } from './bundle.js';

export interface RunningWorker {
  /** Ends when the worker does; rejects when it fails. */
  finished: Promise<void>;
  shutdown(): Promise<void>;
}

export interface WorkerDeps {
  /** The worker's own connection. */
  native: NativeConnection;
  /** A client's connection, to start the daily round. */
  connection: ConnectionLike;
  namespace: string;
  db: Database;
  guide: GuideRules;
  mail: MailActivities;
  workflowBundle: WorkflowBundleOption;
  maxCachedWorkflows?: number;
}

/** Starts the two workers of a process: cases with their records, and mail on its own queue; and sees to it that the daily round goes. */
export async function startWorker(deps: WorkerDeps): Promise<RunningWorker> {
  const { native: connection, namespace, db, guide } = deps;
  const cases = await Worker.create({
    connection,
    namespace,
    taskQueue: CASE_QUEUE,
    workflowBundle: deps.workflowBundle,
    dataConverter: { payloadConverterPath },
    activities: createActivities({ db, guide }),
    maxCachedWorkflows: deps.maxCachedWorkflows ?? 1000,
    shutdownGraceTime: '10 seconds',
  });
  const mails = await Worker.create({
    connection,
    namespace,
    taskQueue: MAIL_QUEUE,
    activities: { ...deps.mail, sendMails: beating(deps.mail.sendMails) },
    maxConcurrentActivityTaskExecutions: 10,
    shutdownGraceTime: '20 seconds',
  });
  const finished = Promise.all([cases.run(), mails.run()]).then(() => undefined);
  await startDailyRound(deps);
  return {
    finished,
    async shutdown() {
      cases.shutdown();
      mails.shutdown();
      await finished;
    },
  };
}

async function startDailyRound({ connection, namespace }: WorkerDeps): Promise<void> {
  const client = new Client({ connection, namespace });
  await client.workflow.start(DAILY_ROUND_WORKFLOW, {
    workflowId: DAILY_ROUND_ID,
    taskQueue: CASE_QUEUE,
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: 'Goes round every day: birthdays, calendars, open cases',
  });
}
