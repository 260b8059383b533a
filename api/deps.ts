import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.js';
import type { Guide } from '../guide/load-guide.js';
import type { Database } from '../prisma/connect.js';
import type { CommandDesk } from './delivery/command-desk.js';
import type { ApiEnv } from './env.js';

/** Holds what the API's routes work with; made once by `server.ts`, the embedded start, the simulator or a test. */
export interface Deps {
  db: Database;
  /** Business time; the simulator binds it to the test server's. */
  clock: Clock;
  desk: CommandDesk;
  guide: Guide;
  env: ApiEnv;
  log: Logger;
  engine: Engine;
}

/** Stands for the engine beside commands: whether it can carry them out now, and the reviews of emergency access. */
export interface Engine {
  /** Begins the review of an emergency access, or finds it begun. */
  startReview(grantId: string): Promise<void>;
  tellReviewed(grantId: string): Promise<void>;
  ready(): Promise<{ reachable: boolean; workerPolling: boolean }>;
}
