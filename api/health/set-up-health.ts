import type { Express } from 'express';
import type { Deps } from '../deps.js';
import { nameRoute } from '../set-up-routes.js';

const PATIENCE_MS = 2_000;

/** Serves `/healthz` (the process lives) and `/readyz` (database, engine, and a worker seen polling); open to all. */
export function setUpHealth(app: Express, { db, engine }: Deps): void {
  app.get('/healthz', nameRoute('/healthz'), (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/readyz', nameRoute('/readyz'), async (_req, res) => {
    const [database, { reachable, workerPolling }] = await Promise.all([
      within(
        db.$queryRaw`SELECT 1`.then(() => true),
        false,
      ),
      within(engine.ready(), { reachable: false, workerPolling: false }),
    ]);
    const isReady = database && reachable && workerPolling;
    res.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : 'not-ready',
      database,
      engine: reachable,
      worker: workerPolling,
    });
  });
}

async function within<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([answer.catch(() => otherwise), patience]);
  } finally {
    clearTimeout(timer);
  }
}
