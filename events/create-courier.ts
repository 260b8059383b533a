import type { Clock } from '../domain/clock.js';
import type { Database } from '../prisma/connect.js';
import type { SecretKeys } from '../prisma/sealed-secrets.js';
import { claimDeliveries, findDueWebhooks, type Claimed } from './claim-deliveries.js';
import { cloudEventOf } from './cloud-event.js';
import { postWebhook, type Sending } from './post-webhook.js';
import { settleDelivery, withholdDelivery } from './settle-delivery.js';
import { openSecrets, signWebhook } from './sign-webhook.js';

/** How many messages one receiver is sent at once by one process. */
const AT_ONCE = 4;

export interface CourierDeps {
  db: Database;
  clock: Clock;
  sending: Sending;
  /** Open the webhooks' secrets. */
  secretKeys: SecretKeys;
  onError: (error: unknown) => void;
}

export interface Courier {
  /** Starts what is due now for every webhook that is not busy; does not wait for receivers. */
  round(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Makes what carries events to their webhooks. Each webhook is served by itself: one that is slow or dead holds up no other. */
export function createCourier(deps: CourierDeps): Courier {
  const busy = new Map<string, Promise<void>>();
  return {
    async round() {
      const due = await findDueWebhooks(deps.db, await deps.clock.now());
      for (const webhookId of due) {
        if (busy.has(webhookId)) continue;
        const serving = serve(deps, webhookId)
          .catch(deps.onError)
          .finally(() => busy.delete(webhookId));
        busy.set(webhookId, serving);
      }
    },
    async idle() {
      while (busy.size > 0) await Promise.all(busy.values());
    },
  };
}

/** Goes on while messages are taken; a receiver that takes nothing waits for the next round. */
async function serve(deps: CourierDeps, webhookId: string): Promise<void> {
  const { db, clock } = deps;
  for (;;) {
    const now = await clock.now();
    const claimed = await claimDeliveries(db, { webhookId, most: AT_ONCE, now });
    const taken = await Promise.all(claimed.map((one) => deliver(deps, webhookId, one)));
    if (!taken.some(Boolean)) return;
  }
}

async function deliver(
  { db, clock, sending, secretKeys }: CourierDeps,
  webhookId: string,
  claimed: Claimed,
): Promise<boolean> {
  const { event, url } = claimed;
  const now = await clock.now();
  if (!event) {
    await withholdDelivery(db, claimed, now);
    return true;
  }
  const body = JSON.stringify(cloudEventOf(event));
  const headers = signWebhook(
    { id: event.id, body },
    openSecrets(secretKeys, webhookId, claimed),
    now,
  );
  const answered = await postWebhook({ url, body, headers }, sending);
  await settleDelivery(db, claimed, answered, await clock.now());
  return answered.taken;
}
