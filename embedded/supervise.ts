import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './child.js';

const PAUSES_MS = [200, 1_000, 2_000, 5_000, 10_000];
const STEADY_AFTER_MS = 30_000;

/** A process that is started again when it dies, until it is told to stop. */
export interface Supervised {
  child: () => Child;
  /** Resolves when the process runs and answers. */
  whenUp: () => Promise<void>;
  /** Ends it the hard way (kill -9); it comes back by itself. */
  kill: () => Promise<void>;
  /** Stops it; `start` brings it back. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** Starts a process and watches over it; only the first start may fail. */
export async function supervise(
  name: string,
  startOnce: () => Promise<Child>,
  say: (line: string) => void,
): Promise<Supervised> {
  let isWanted = true;
  let failures = 0;
  let startedAt = Date.now();
  let current = await startOnce();
  let up: Promise<void> = Promise.resolve();
  watch();

  function watch(): void {
    const watched = current;
    void watched.exited.then((howItEnded) => {
      if (!isWanted || current !== watched) return;
      if (Date.now() - startedAt > STEADY_AFTER_MS) failures = 0;
      say(`${name} ${howItEnded}; starting it again.`);
      up = bringBack();
    });
  }

  async function bringBack(): Promise<void> {
    while (isWanted) {
      await delay(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]);
      failures += 1;
      if (!isWanted) return;
      try {
        startedAt = Date.now();
        const next = await startOnce();
        current = next;
        if (!isWanted) await next.stop();
        watch();
        return;
      } catch (error) {
        say(`${name} could not be started again: ${(error as Error).message}`);
      }
    }
  }

  return {
    child: () => current,
    whenUp: async () => {
      // A death may not have been noticed yet.
      if (current.hasExited()) await delay(0);
      await up;
    },
    kill: () => current.kill(),
    stop: async () => {
      isWanted = false;
      await current.stop();
      await up;
      await current.stop();
    },
    start: async () => {
      isWanted = true;
      failures = 0;
      current = await startOnce();
      watch();
    },
  };
}
