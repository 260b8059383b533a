import type { Instant } from './local-time.js';

/** Tells business time (today, overdue, age). One port for API and worker; the simulator binds it to the test server's time. */
export interface Clock {
  now(): Promise<Instant>;
}

/** Tells the machine's own time. */
export const machineClock: Clock = { now: () => Promise.resolve(new Date().toISOString()) };
