import path from 'node:path';
import { pino } from 'pino';
import { machineClock } from '../domain/clock.js';
import { loadGuide } from '../guide/load-guide.js';
import { connectDatabase } from '../prisma/connect.js';
import { asProgram } from '../prisma/scope.js';
import { SecretError } from '../prisma/sealed-secrets.js';
import { createCaseClient } from './case-client.js';
import { createCommandDesk } from './delivery/command-desk.js';
import { listenForRecords } from './delivery/listen-for-records.js';
import type { Deps } from './deps.js';
import { parseApiEnv } from './env.js';
import { describeError } from './problem-from-error.js';
import { sealAnew } from './seal-anew.js';
import { startApi } from './start-api.js';

const payloadConverterPath = path.resolve(
  import.meta.dirname,
  '../workflows/payload-converter.cjs',
);

/** Runs the API process until it is told to stop. */
async function main(): Promise<void> {
  const env = parseApiEnv(process.env);
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'api' } });
  const db = connectDatabase(env.DATABASE_URL, {
    runsOn: true,
    role: 'naervaer_api',
    poolSize: env.DATABASE_POOL_SIZE,
  });
  const client = createCaseClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    payloadConverterPath,
  });
  const news = listenForRecords(env.DATABASE_URL);
  const desk = createCommandDesk({ db, clock: machineClock, client, log, news });
  const guide = loadGuide(env.GUIDE_DIR);
  const deps: Deps = { db, clock: machineClock, desk, guide, env, log, engine: client };
  await asProgram(() => sealAnew(db, env.SECRET_KEYS)).catch((error: unknown) => {
    if (error instanceof SecretError) throw error;
    log.warn({ error: describeError(error) }, 'secrets are sealed anew at the next start');
  });
  const api = await startApi(deps);
  log.info({ port: api.port, metricsPort: api.metricsPort }, 'the API listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void api
        .stop()
        .then(() => Promise.all([client.close(), db.$disconnect(), news.stop()]))
        .finally(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
