import type { Instant } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';
import { KEPT_DAYS } from './publish-events.js';

/** Clears events that are older than the feed keeps, with their deliveries; answers how many events. Safe to run at once in several processes. */
export async function clearOldEvents(db: Database, now: Instant): Promise<number> {
  const [cleared] = await db.$queryRaw<{ count: number }[]>`
    with old as (
      delete from outward_event where at <= ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)
      returning seq
    ), deliveries as (
      delete from webhook_delivery using old where event_seq = old.seq
    )
    select count(*)::int as count from old`;
  return cleared?.count ?? 0;
}
