import type { Instant } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';
import type { Claimed } from './claim-deliveries.js';
import type { Answered } from './post-webhook.js';
import { retryAt } from './retry-at.js';

/**
 * Writes down how an attempt went. What stands behind it in its case was refused as well, so its three days begin too. Nothing is
 * written where another attempt has begun meanwhile.
 */
export async function settleDelivery(
  db: Database,
  claimed: Claimed,
  { taken, answer }: Answered,
  now: Instant,
): Promise<void> {
  const retry = taken ? null : retryAt(claimed, now);
  const status = taken ? 'delivered' : retry === null ? 'parked' : 'waiting';
  const settledAt = status === 'waiting' ? null : now;
  await db.$executeRaw`
    with settled as (
      update webhook_delivery
      set status = ${status}, last_answer = ${answer}, next_attempt_at = ${retry}::timestamptz,
          settled_at = ${settledAt}::timestamptz
      where id = ${claimed.deliveryId}::uuid and status = 'waiting' and attempts = ${claimed.attempts}
      returning webhook_id, case_id, event_seq
    )
    update webhook_delivery behind set first_tried_at = ${now}::timestamptz
    from settled
    where not ${taken} and behind.webhook_id = settled.webhook_id and behind.case_id = settled.case_id
      and behind.status = 'waiting' and behind.event_seq > settled.event_seq and behind.first_tried_at is null`;
}

/** Withholds what the client may not have any more: ended, no longer bound to the school, or the student has a protected address now. */
export async function withholdDelivery(
  db: Database,
  { deliveryId, attempts }: Claimed,
  now: Instant,
): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { id: deliveryId, status: 'waiting', attempts },
    data: { status: 'withheld', nextAttemptAt: null, settledAt: now },
  });
}
