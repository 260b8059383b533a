import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.js';
import type { Deps } from './deps.js';
import { createMetrics, serveMetrics } from './health/metrics.js';
import { clearExpiredKeys } from './idempotency/claim-key.js';
import { describeError } from './problem-from-error.js';

const CLEAR_KEYS_EVERY_MS = 3_600_000;

export interface RunningApi {
  port: number;
  metricsPort: number;
  /** Stops taking requests and waits for those under way. */
  stop(): Promise<void>;
}

/** Starts listening, on the ports of the settings (0 takes a free one). */
export async function startApi(deps: Deps): Promise<RunningApi> {
  const { env, db, clock, log } = deps;
  const metrics = createMetrics(deps);
  const app = createApp(deps, metrics);
  const metricsServer = await serveMetrics(metrics, env.API_HOST, env.METRICS_PORT);
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(env.API_PORT, env.API_HOST, (error?: Error) => {
      if (error) reject(error);
      else resolve(listening);
    });
  }).catch((error: unknown) => {
    metricsServer.close();
    throw error;
  });
  server.requestTimeout = env.REQUEST_TIMEOUT_SECONDS * 1000;
  server.headersTimeout = Math.min(server.headersTimeout, server.requestTimeout);

  const clearing = setInterval(() => {
    void clock
      .now()
      .then((now) => clearExpiredKeys(db, now))
      .catch((error: unknown) => {
        log.warn({ error: describeError(error) }, 'expired keys not cleared');
      });
  }, CLEAR_KEYS_EVERY_MS);
  clearing.unref();
  return {
    port: portOf(server),
    metricsPort: portOf(metricsServer),
    stop: async () => {
      clearInterval(clearing);
      await Promise.all([server, metricsServer].map(close));
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
