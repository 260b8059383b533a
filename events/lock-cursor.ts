import type { Transaction } from '../prisma/connect.js';
import type { OutwardCursor } from '../prisma/generated/client.js';

export type Cursor = OutwardCursor;

/** Takes the feed's cursor until the transaction ends, so that numbers are given by one at a time; undefined where another has it. */
export async function lockCursor(tx: Transaction): Promise<Cursor | undefined> {
  const [cursor] = await tx.$queryRaw<Cursor[]>`
    select id, last_seq as "lastSeq", after_event_id as "afterEventId", mark_event_id as "markEventId",
           mark_xid as "markXid"
    from outward_cursor for update skip locked`;
  return cursor;
}
