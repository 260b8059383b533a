import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createMailActivities } from '../activities/mail/create-mail-activities.js';
import { createMailer } from '../activities/mail/create-mailer.js';
import { machineClock } from '../domain/clock.js';
import { resolveByMachine } from '../events/find-address.js';
import { loadGuide } from '../guide/load-guide.js';
import { storeGuide } from '../guide/store-guide.js';
import { connectDatabase } from '../prisma/connect.js';
import { SecretError } from '../prisma/sealed-secrets.js';
import { bundleWorkflows } from './bundle.js';
import { scheduleFigures } from './schedule-figures.js';
import { parseWorkerEnv, type WorkerEnv } from './env.js';
import { startSealing } from './seal-access-log.js';
import { startEventChores } from './start-event-chores.js';
import { startFeeds } from './start-feeds.js';
import { startWorker } from './start-worker.js';

/** Runs the worker process until it is told to stop. */
async function main(): Promise<void> {
  const env = parseWorkerEnv(process.env);
  installRuntime(env);
  const guide = loadGuide(env.GUIDE_DIR);
  const { DATABASE_URL, DATABASE_POOL_SIZE: poolSize } = env;
  const db = connectDatabase(DATABASE_URL, { role: 'naervaer_worker', poolSize, runsOn: true });
  await storeGuide(db, guide, new Date().toISOString());
  const address = env.TEMPORAL_ADDRESS;
  const mailer = createMailer(env.SMTP_URL);
  const { MAIL_FROM: mailFrom, APP_URL: appUrl } = env;
  const native = await NativeConnection.connect({ address });
  const connection = Connection.lazy({ address });
  const namespace = env.TEMPORAL_NAMESPACE;
  const worker = await startWorker({
    native,
    connection,
    namespace,
    db,
    guide: guide.rules,
    mail: createMailActivities({ db, clock: machineClock, mailer, guide, mailFrom, appUrl }),
    workflowBundle: { codePath: env.WORKFLOW_BUNDLE ?? (await makeBundle()) },
    maxCachedWorkflows: env.MAX_CACHED_CASES,
    queues: env.WORKER_QUEUES,
  });
  if (env.WORKER_QUEUES === 'all' || env.WORKER_QUEUES === 'cases') {
    await scheduleFigures({ connection, namespace });
  }
  const sealing = startSealing(db, (error) => {
    const name = error instanceof Error ? error.name : 'unknown';
    process.stderr.write(`the access log could not be sealed, and is tried again: ${name}\n`);
  });
  const isFetching = env.WORKER_QUEUES === 'all' || env.WORKER_QUEUES === 'feeds';
  const feeds = isFetching
    ? await startFeeds({
        native,
        connection,
        address,
        namespace,
        databaseUrl: env.FEEDS_DATABASE_URL ?? DATABASE_URL,
        guide,
        secretKeys: env.SECRET_KEYS,
        allowPrivate: env.SOURCES_ALLOW_PRIVATE,
        onError: (error) => process.stderr.write(`sources wait: ${describe(error)}\n`),
      })
    : undefined;
  const chores =
    env.WORKER_QUEUES === 'mail' || env.WORKER_QUEUES === 'feeds'
      ? undefined
      : startEventChores({
          db,
          clock: machineClock,
          secretKeys: env.SECRET_KEYS,
          sending: { allowPrivate: env.WEBHOOKS_ALLOW_PRIVATE, resolve: resolveByMachine },
          onError: (what, error) => process.stderr.write(`${what}: ${describe(error)}\n`),
        });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      feeds?.shutdown();
      void worker.shutdown();
    });
  }
  await Promise.all([worker.finished, feeds?.finished]);
  await feeds?.stop();
  await sealing.stop();
  await chores?.stop();
  await db.$disconnect();
}

function installRuntime({ METRICS_HOST, METRICS_PORT, LOG_LEVEL }: WorkerEnv): void {
  const level = LOG_LEVEL === 'warn' || LOG_LEVEL === 'info' || LOG_LEVEL === 'debug';
  Runtime.install({
    logger: new DefaultLogger(level ? (LOG_LEVEL.toUpperCase() as 'INFO') : 'ERROR'),
    telemetryOptions: {
      metrics: { prometheus: { bindAddress: `${METRICS_HOST}:${METRICS_PORT}` } },
    },
    // This process sees to its own signals.
    shutdownSignals: [],
  });
}

/** Names an error without its text, which may quote what it was about; that of a secret says what to do, and nothing else. */
function describe(error: unknown): string {
  if (error instanceof SecretError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}

async function makeBundle(): Promise<string> {
  const file = path.join(tmpdir(), `naervaer-workflows-${process.pid}.js`);
  await bundleWorkflows(file);
  return file;
}

main().then(
  // The SDK's native part keeps an open handle; the work is done.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
