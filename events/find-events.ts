import type { Database } from '../prisma/connect.js';
import { cloudEventOf, type CloudEvent, type EventRow } from './cloud-event.js';
import { visibleEvents } from './visible-events.js';

/**
 * Finds what a client may read of the feed after a number, oldest first, and the number after which the next reading goes on: past
 * everything that was looked at, so that others' events are not looked through again.
 */
export async function findEvents(
  db: Database,
  { clientId, after, limit }: { clientId: string; after: bigint; limit: number },
): Promise<{ events: CloudEvent[]; next: bigint }> {
  // Read first: what is published meanwhile lies after it.
  const cursor = await db.outwardCursor.findFirstOrThrow();
  const rows = await db.$queryRaw<EventRow[]>`
    select o.seq, o.id, o.type, o.case_id, happened_at.source_id as school_source_id, o.at, o.data
    from ${visibleEvents}
    where client.id = ${clientId} and o.seq > ${after} and o.seq <= ${cursor.lastSeq}
    order by o.seq limit ${limit}`;
  const last = rows.at(-1);
  const reached = last && rows.length === limit ? last.seq : cursor.lastSeq;
  return { events: rows.map(cloudEventOf), next: reached > after ? reached : after };
}
