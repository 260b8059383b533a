import { Context } from '@temporalio/activity';

/** Well below the heartbeats' time-outs in workflows/concern-case/activities.ts and workflows/feed/workflow.ts. */
const BEAT_MS = 4_000;

/** Lets an activity beat while it works, so that the silence of a worker that was killed is noticed, and another tries. */
export function beating<Input>(
  activity: (input: Input) => Promise<void>,
): (input: Input) => Promise<void> {
  return async (input) => {
    const context = Context.current();
    const timer = setInterval(() => context.heartbeat(), BEAT_MS);
    try {
      await activity(input);
    } finally {
      clearInterval(timer);
    }
  };
}
