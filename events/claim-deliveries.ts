import type { Instant } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';
import type { EventRow } from './cloud-event.js';
import type { Secrets } from './sign-webhook.js';
import { visibleEvents } from './visible-events.js';

/** How long a delivery is one process's own: well past the time that one is given. */
const LEASE_SECONDS = 60;

/** Holds a delivery that is about to be tried. */
export interface Claimed extends Secrets {
  deliveryId: string;
  attempts: number;
  firstTriedAt: Date;
  url: string;
  /** The event as the client may have it now; null when it may not any more. */
  event: EventRow | null;
}

type ClaimedRow = Secrets &
  Omit<EventRow, 'id'> & {
    id: string | null;
    delivery_id: string;
    attempts: number;
    first_tried_at: Date;
    url: string;
  };

/** Finds the webhooks for which something is due. */
export async function findDueWebhooks(db: Database, now: Instant): Promise<string[]> {
  const rows = await db.$queryRaw<{ webhook_id: string }[]>`
    select webhook_id from webhook_delivery
    where status = 'waiting' and next_attempt_at <= ${now}::timestamptz
    group by webhook_id order by min(next_attempt_at)`;
  return rows.map((row) => row.webhook_id);
}

/**
 * Claims some due deliveries of one webhook, of each case only the first that waits, so that a case's events arrive in order. A claim
 * is a lease: what a process that died had claimed is due again when it ends. Several processes may claim at once.
 */
export async function claimDeliveries(
  db: Database,
  { webhookId, most, now }: { webhookId: string; most: number; now: Instant },
): Promise<Claimed[]> {
  const rows = await db.$queryRaw<ClaimedRow[]>`
    with due as (
      select d.id from webhook_delivery d
      where d.webhook_id = ${webhookId}::uuid and d.status = 'waiting' and d.next_attempt_at <= ${now}::timestamptz
        and not exists (
          select from webhook_delivery before
          where before.webhook_id = d.webhook_id and before.case_id = d.case_id and before.status = 'waiting'
            and before.event_seq < d.event_seq)
      order by d.next_attempt_at, d.event_seq limit ${most} for update skip locked
    ), claimed as (
      update webhook_delivery d
      set attempts = d.attempts + 1, first_tried_at = coalesce(d.first_tried_at, ${now}::timestamptz),
          next_attempt_at = ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS}::int)
      from due where d.id = due.id
      returning d.*
    )
    select d.id as delivery_id, d.attempts, d.first_tried_at, w.url, w.secret, w.former_secret as "formerSecret",
           w.rotated_at as "rotatedAt", told.*
    from claimed d
    join webhook w on w.id = d.webhook_id
    left join lateral (
      select o.seq, o.id, o.type, o.case_id, happened_at.source_id as school_source_id, o.at, o.data
      from ${visibleEvents}
      where o.seq = d.event_seq and client.id = w.client_id and w.ended_at is null) told on true
    order by d.event_seq`;
  return rows.map(claimedOf);
}

function claimedOf(row: ClaimedRow): Claimed {
  const { delivery_id: deliveryId, attempts, first_tried_at: firstTriedAt, url, id, ...rest } = row;
  const { secret, formerSecret, rotatedAt, ...event } = rest;
  return {
    deliveryId,
    attempts,
    firstTriedAt,
    url,
    secret,
    formerSecret,
    rotatedAt,
    event: id === null ? null : { ...event, id },
  };
}
