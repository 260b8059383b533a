import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/local-time.js';
import type { Told } from '../domain/outward-event.js';
import type { Transaction } from '../prisma/connect.js';
import { visibleEvents } from './visible-events.js';

export interface NewEvent extends Told {
  caseId: string;
  /** Where the case was when it happened. */
  schoolId: string;
  /** The record that it tells of; null for what only the clock brings. */
  caseEventId: bigint | null;
  at: Instant;
}

/**
 * Adds events to the feed under the next numbers, and puts each in line for the webhooks that want it. To be called with the cursor
 * locked. Which webhooks may have it is judged again before it is sent.
 */
export async function appendEvents(
  tx: Transaction,
  lastSeq: bigint,
  events: readonly NewEvent[],
  now: Instant,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event, i) => ({
    ...event,
    seq: String(lastSeq + BigInt(i + 1)),
    id: randomUUID(),
    caseEventId: event.caseEventId === null ? null : String(event.caseEventId),
  }));
  await tx.$executeRaw`
    insert into outward_event (seq, id, type, case_id, school_id, case_event_id, at, data)
    select seq, id, type, "caseId", "schoolId", "caseEventId", at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(
      seq bigint, id uuid, type text, "caseId" uuid, "schoolId" uuid, "caseEventId" bigint, at timestamptz, data jsonb)`;
  await tx.$executeRaw`
    insert into webhook_delivery (id, webhook_id, event_seq, case_id, next_attempt_at)
    select gen_random_uuid(), w.id, o.seq, o.case_id, ${now}::timestamptz
    from ${visibleEvents}
    join webhook w on w.client_id = client.id and w.ended_at is null and o.type = any(w.types) and o.seq > w.after_seq
    where o.seq > ${lastSeq}
    on conflict do nothing`;
  await tx.outwardCursor.updateMany({ data: { lastSeq: lastSeq + BigInt(events.length) } });
}
