import { createSealer } from '../prisma/access-log/create-sealer.js';
import type { Database } from '../prisma/connect.js';

const SEAL_EVERY_MS = 1_000;

/** Seals the access log every second, until it is stopped; a round that fails is made up for by the next. */
export function startSealing(
  db: Database,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const sealer = createSealer(db);
  let round: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    round ??= sealer
      .seal()
      .catch(onError)
      .finally(() => (round = undefined));
  }, SEAL_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
