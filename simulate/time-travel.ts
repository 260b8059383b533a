import type { Instant } from '../domain/local-time.js';
import type { TestClock } from '../embedded/test-clock.js';
import type { Database } from '../prisma/connect.js';
import { findNextMoment } from './find-next-moment.js';
import { SimulationError } from './scenario-error.js';
import { findUnfinished } from './find-unfinished.js';

/** Moves the test server's time, from one thing that the program does of its own accord to the next. */
export interface TimeTraveller {
  /** Goes to an instant and waits there until all that was due by then is done; never past work under way. */
  travelTo(at: Instant): Promise<void>;
  /** Waits until nothing is under way. */
  settle(): Promise<void>;
}

/** The engine sets its timers by its own pace, so one may ring a moment after its time. */
const SETTLE_MS = 500;
const CONFIRM_MS = 100;
const GIVE_UP_AFTER_MS = 60_000;

/** Makes a traveller. Time stands at the machine's pace but while it travels. */
export function createTimeTraveller(db: Database, clock: TestClock): TimeTraveller {
  const isEngineIdle = async (ms: number) => {
    const begun = performance.now();
    await clock.sleepUntil(new Date(Date.parse(await clock.now()) + ms).toISOString());
    // While tasks are under way the server's time keeps the machine's pace; idle, it jumps.
    return performance.now() - begun < ms;
  };

  async function settle(): Promise<void> {
    const begun = performance.now();
    for (;;) {
      const isIdle = (await isEngineIdle(SETTLE_MS)) && (await isEngineIdle(CONFIRM_MS));
      const unfinished = await findUnfinished(db, await clock.now());
      if (isIdle && unfinished === undefined) return;
      if (performance.now() - begun > GIVE_UP_AFTER_MS) {
        throw new SimulationError(
          `The program does not come to rest: ${unfinished ?? 'the engine is busy'}`,
        );
      }
    }
  }

  return {
    settle,
    async travelTo(at) {
      for (let now = await clock.now(); now < at; now = await clock.now()) {
        await clock.sleepUntil((await findNextMoment(db, now, at)) ?? at);
        await settle();
      }
    },
  };
}
