import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { TROUBLES, findTrouble } from '../../prisma/find-trouble.js';
import { asProgram } from '../../prisma/scope.js';
import type { Deps } from '../deps.js';
import { measureEvents } from './measure-events.js';

/** Holds what the API measures of itself; one registry an app, so that several can live in one process. */
export interface Metrics {
  registry: Registry;
  requestDuration: Histogram<'method' | 'route' | 'status'>;
}

/** Makes the metrics: request durations by route and status, commands waiting in the inbox, and Node's own. */
export function createMetrics({ db, clock }: Pick<Deps, 'db' | 'clock'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requestDuration = new Histogram({
    name: 'naervaer_api_request_duration_seconds',
    help: 'Time from request to answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'naervaer_inbox_pending_commands',
    help: 'Commands stored that the engine has not settled yet.',
    registers: [registry],
    async collect() {
      // A database that is away must not take the other figures with it.
      const pending = await asProgram(() =>
        db.inboxCommand.count({ where: { status: 'pending' } }),
      ).catch(() => NaN);
      this.set(pending);
    },
  });
  new Gauge({
    name: 'naervaer_trouble',
    help: 'What an operator must look at; `npm run ops -- trouble` lists it.',
    labelNames: ['trouble'] as const,
    registers: [registry],
    async collect() {
      const found = await clock
        .now()
        .then((now) => asProgram(() => findTrouble(db, now)))
        .catch(() => undefined);
      for (const trouble of TROUBLES) {
        const count = found?.filter((one) => one.trouble === trouble).length ?? NaN;
        this.set({ trouble }, count);
      }
    },
  });
  measureEvents(registry, { db, clock });
  return { registry, requestDuration };
}

/** Serves `GET /metrics` on a port of its own, so that it can stay inside. */
export function serveMetrics({ registry }: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url?.split('?')[0] !== '/metrics') {
      res.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => res.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => res.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}
