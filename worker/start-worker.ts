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
  queues?: 'all' | 'cases' | 'mail' | 'feeds';
}

/**
 * Starts the workers of a process: cases with their records, and mail on its own queue, or one of the two; and sees to it that the
 * daily round goes.
 */
export async function startWorker(deps: WorkerDeps): Promise<RunningWorker> {
  const { queues = 'all' } = deps;
  const workers = [
    ...(queues === 'all' || queues === 'cases' ? [await createCaseWorker(deps)] : []),
    ...(queues === 'all' || queues === 'mail' ? [await createMailWorker(deps)] : []),
  ];
  const finished = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  if (queues === 'all' || queues === 'cases') await startDailyRound(deps);
  return {
    finished,
    async shutdown() {
      for (const worker of workers) worker.shutdown();
      await finished;
    },
  };
}

function createCaseWorker(deps: WorkerDeps): Promise<Worker> {
  const { native: connection, namespace, db, guide } = deps;
  return Worker.create({
    connection,
    namespace,
    taskQueue: CASE_QUEUE,
    workflowBundle: deps.workflowBundle,
    dataConverter: { payloadConverterPath },
    activities: createActivities({ db, guide }),
    maxCachedWorkflows: deps.maxCachedWorkflows ?? 1000,
    shutdownGraceTime: '10 seconds',
  });
}

function createMailWorker({ native: connection, namespace, mail }: WorkerDeps): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: MAIL_QUEUE,
    activities: { ...mail, sendMails: beating(mail.sendMails) },
    maxConcurrentActivityTaskExecutions: 10,
    shutdownGraceTime: '20 seconds',
  });
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
