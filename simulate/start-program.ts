import { pino } from 'pino';
import { createMailActivities } from '../activities/mail/create-mail-activities.js';
import { createMailer } from '../activities/mail/create-mailer.js';
import { createCaseClient } from '../api/case-client.js';
import { createCommandDesk } from '../api/delivery/command-desk.js';
import { parseApiEnv } from '../api/env.js';
import { startApi } from '../api/start-api.js';
import { makeSecretKeys } from '../embedded/secret-keys.js';
import type { Guide } from '../guide/load-guide.js';
import { storeGuide } from '../guide/store-guide.js';
import { connectDatabase, type Database } from '../prisma/connect.js';
import { payloadConverterPath } from '../worker/bundle.js';
import { startWorker, type RunningWorker } from '../worker/start-worker.js';
import type { Closers } from './closers.js';
import type { Parts } from './start-parts.js';

const APP_URL = 'https://naervaer.example';
const MAIL_FROM = 'Nærvær <naervaer@kommune.example>';
const NAMESPACE = 'default';

/** Starts the API and the worker on the parts, with business time bound to the test server's; answers where the API is. */
export async function startProgram(
  parts: Parts,
  db: Database,
  guide: Guide,
  closers: Closers,
): Promise<{ apiUrl: string; worker: RunningWorker }> {
  await storeGuide(db, guide, await parts.clock.now());
  const worker = await runWorker(parts, guide, closers);
  return { apiUrl: await runApi(parts, guide, closers), worker };
}

async function runApi(
  { databaseUrl, engine, clock, issuer }: Parts,
  guide: Guide,
  closers: Closers,
): Promise<string> {
  const env = parseApiEnv({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: engine.address,
    OIDC_ISSUER: issuer,
    SECRET_KEYS: makeSecretKeys(),
    API_PORT: '0',
    METRICS_PORT: '0',
    RATE_LIMIT_REQUESTS: '1000000',
    LOG_LEVEL: 'error',
  });
  const db = connectDatabase(databaseUrl, { role: 'naervaer_api', poolSize: 6 });
  closers.add(() => db.$disconnect());
  // Standard output is the story's.
  const log = pino({ level: env.LOG_LEVEL }, process.stderr);
  const { address } = engine;
  const client = createCaseClient({ address, namespace: NAMESPACE, payloadConverterPath });
  closers.add(() => client.close());
  const desk = createCommandDesk({ db, clock, client, log });
  const api = await startApi({ db, clock, desk, guide, env, log, engine: client });
  closers.add(() => api.stop());
  return `http://127.0.0.1:${api.port}/api/v1`;
}

async function runWorker(
  { databaseUrl, engine, clock, mail, workflowBundle }: Parts,
  guide: Guide,
  closers: Closers,
): Promise<RunningWorker> {
  const db = connectDatabase(databaseUrl, { role: 'naervaer_worker', poolSize: 6 });
  closers.add(() => db.$disconnect());
  const mailer = createMailer(mail.smtpUrl);
  const worker = await startWorker({
    native: engine.native,
    connection: clock.connection,
    namespace: NAMESPACE,
    db,
    guide: guide.rules,
    mail: createMailActivities({ db, clock, mailer, guide, mailFrom: MAIL_FROM, appUrl: APP_URL }),
    workflowBundle,
  });
  closers.add(() => worker.shutdown());
  return worker;
}
