import { InternalConnectionOptionsSymbol, Connection } from '@temporalio/client/lib/connection.js';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { Clock } from '../domain/clock.js';
import type { Instant } from '../domain/local-time.js';

/** Holds the clock of a Temporal test server: it stands at the machine's pace until somebody sleeps on it. */
export interface TestClock extends Clock {
  connection: Connection;
  /** Lets the server's time jump ahead to an instant, timer by timer; returns when it is there. */
  sleepUntil(at: Instant): Promise<void>;
}

/** Connects to a test server for its clock, which the SDK's own environment hides when the server exists already. */
export async function connectTestClock(address: string): Promise<TestClock> {
  const options = { address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
  const connection = await Connection.connect(options);
  const { testService } = connection;
  if (!testService) throw new Error('The connection offers no test service');
  const now = async () => {
    const { time } = await testService.getCurrentTime({});
    return new Date(tsToMs(time)).toISOString();
  };
  return {
    connection,
    now,
    async sleepUntil(at) {
      const duration = Date.parse(at) - Date.parse(await now());
      if (duration > 0)
        await testService.unlockTimeSkippingWithSleep({ duration: msToTs(duration) });
    },
  };
}
