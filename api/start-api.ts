import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reraiseMissed } from './absence/reraise-missed.js';
import { asProgram } from '../prisma/scope.js';
import { createReviewStarter } from './break-glass/start-missing-reviews.js';
import { createApp } from './app.js';
import type { Deps } from './deps.js';
import { createMetrics, serveMetrics } from './health/metrics.js';
import { clearExpiredKeys } from './idempotency/claim-key.js';
import { answersKept } from './idempotency/keep-answers.js';
import { describeError } from './problem-from-error.js';
import { listen } from './listen.js';
import { repeat } from '../prisma/repeat.js';

const DELIVER_EVERY_MS = 1_000;
const RERAISE_EVERY_MS = 5_000;
const START_REVIEWS_EVERY_MS = 5_000;
const CLEAR_KEYS_EVERY_MS = 3_600_000;

export interface RunningApi {
  port: number;
  metricsPort: number;
  /** Stops taking requests and waits for those under way. */
  stop(): Promise<void>;
}

/** Starts listening, on the ports of the settings (0 takes a free one), and what the API does of its own accord. */
export async function startApi(deps: Deps): Promise<RunningApi> {
  const { env, db, clock, desk, log } = deps;
  const metrics = createMetrics(deps);
  const app = createApp(deps, metrics);
  const metricsServer = await serveMetrics(metrics, env.API_HOST, env.METRICS_PORT);
  const server = await listen(app, env).catch((error: unknown) => {
    metricsServer.close();
    throw error;
  });

  const complain = (what: string) => (error: unknown) => {
    log.warn({ error: describeError(error) }, what);
  };
  const asChore = (work: () => Promise<unknown>) => async () => void (await asProgram(work));
  const chores = [
    repeat(
      DELIVER_EVERY_MS,
      asChore(() => desk.deliverLeftOver()),
      complain('commands left over wait on'),
    ),
    repeat(
      RERAISE_EVERY_MS,
      asChore(async () => reraiseMissed(deps, await clock.now())),
      complain('triggers that came too late for their case wait on'),
    ),
    repeat(
      CLEAR_KEYS_EVERY_MS,
      asChore(async () => clearExpiredKeys(db, await clock.now())),
      complain('expired keys not cleared'),
    ),
    repeat(
      START_REVIEWS_EVERY_MS,
      asChore(createReviewStarter(deps)),
      complain('reviews of emergency access wait on'),
    ),
  ];
  return {
    port: portOf(server),
    metricsPort: portOf(metricsServer),
    stop: async () => {
      await Promise.all([server, metricsServer].map(close));
      await Promise.all([...chores.map((chore) => chore.stop()), answersKept(db)]);
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
}
