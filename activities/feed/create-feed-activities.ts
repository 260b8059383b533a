import { setTimeout as wait } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { SecretError } from '../../prisma/sealed-secrets.js';
import type { FeedActivities } from '../../workflows/feed/messages.js';
import { FeedFault } from './feed-fault.js';
import type { FeedStore } from './feed-store.js';
import { fetchRun } from './fetch-run.js';
import type { Reaching } from './request.js';

export interface FeedDeps {
  store: FeedStore;
  reaching: Reaching;
  /** Tells the engine that the activity is alive; throws when it is told to stop. */
  beat(): void;
  /** Waits before another try. */
  pause?: (ms: number) => Promise<unknown>;
}

/** Binds the activities of fetching to what they work with. */
export function createFeedActivities({
  store,
  reaching,
  beat,
  pause = (ms) => wait(ms),
}: FeedDeps): FeedActivities {
  return {
    beginRun: async (input) => ({ begun: await store.beginRun(input) }),
    async fetchRun(input) {
      const means = {
        reaching,
        beat,
        pause,
        nowMs: () => Date.now(),
      };
      try {
        await fetchRun(store, input, means);
      } catch (error) {
        if (!(error instanceof FeedFault)) throw withoutText(error);
        const { code, isPassing } = error;
        throw ApplicationFailure.create({ message: code, type: code, nonRetryable: !isPassing });
      }
    },
    endRun: (input) => store.endRun(input),
  };
}

/** What went wrong in the database may quote the row: only its kind goes to the engine. */
function withoutText(error: unknown): ApplicationFailure {
  if (error instanceof SecretError) {
    // Its text names the key that is lacking.
    const { message } = error;
    return ApplicationFailure.create({ message, type: 'secret-does-not-open', nonRetryable: true });
  }
  const name = error instanceof Error ? error.name : 'unknown';
  return ApplicationFailure.create({ message: name, type: 'not-stored' });
}
