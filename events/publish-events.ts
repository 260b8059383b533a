import { TOLD_OCCURRENCES, tellOutside } from '../domain/outward-event.js';
import type { Instant } from '../domain/local-time.js';
import type { Database, Transaction } from '../prisma/connect.js';
import { appendEvents, type NewEvent } from './append-events.js';
import { lockCursor, type Cursor } from './lock-cursor.js';

const BATCH = 500;
/** How long events are kept; what is older is not told either. */
export const KEPT_DAYS = 90;

/**
 * Publishes what the cases' records tell other apps, each record once, in an order per case that is the case's own; answers how many.
 * One process at a time: where another is at it, this one does nothing.
 */
export async function publishEvents(db: Database, now: Instant): Promise<number> {
  if (!(await hasMore(db))) return 0;
  let published = 0;
  for (;;) {
    const count = await db.$transaction((tx) => publishBatch(tx, now));
    published += count;
    if (count < BATCH) return published;
  }
}

/** Spares the quiet hours a transaction: nothing is behind the mark, and the mark is not waiting to be moved. */
async function hasMore(db: Database): Promise<boolean> {
  const [state] = await db.$queryRaw<{ more: boolean }[]>`
    select c.mark_event_id is not null or coalesce((select max(id) from case_event), 0) > c.after_event_id as more
    from outward_cursor c`;
  return state?.more ?? false;
}

async function publishBatch(tx: Transaction, now: Instant): Promise<number> {
  const cursor = await lockCursor(tx);
  if (!cursor) return 0;
  // Judged before the records are read, so that all it covers is among them.
  const moved = await judgeMark(tx, cursor);
  const found = await findUntold(tx, cursor.afterEventId, now);
  await appendEvents(tx, cursor.lastSeq, found, now);
  if (moved && found.length < BATCH) {
    await tx.outwardCursor.update({ where: { id: cursor.id }, data: moved });
  }
  return found.length;
}

/**
 * Records get their numbers before they are committed, so a lower one may turn up after a higher one. A number is done with once every
 * transaction has ended that was under way when it was the highest; until then what follows is looked through again each time.
 */
async function judgeMark(tx: Transaction, { markXid, markEventId, afterEventId }: Cursor) {
  const [seen] = await tx.$queryRaw<{ highest: bigint; xid: bigint; oldest: bigint }[]>`
    select coalesce((select max(id) from case_event), 0) as highest,
           pg_current_xact_id()::text::bigint as xid,
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest`;
  if (!seen) return undefined;
  const isDone = markXid !== null && seen.oldest >= markXid;
  // A restored database counts its transactions anew: a mark from before means nothing there.
  const isForeign = markXid !== null && markXid > seen.xid;
  if (markXid !== null && !isDone && !isForeign) return undefined;
  const after = isDone ? (markEventId ?? afterEventId) : afterEventId;
  const hasRest = seen.highest > after;
  return {
    afterEventId: after,
    markEventId: hasRest ? seen.highest : null,
    markXid: hasRest ? seen.xid : null,
  };
}

interface Row {
  id: bigint;
  case_id: string;
  school_id: string;
  at: Date;
  type: string;
  data: Record<string, unknown>;
}

/** A protected address is never told of; a phase noted again for a new due day is no change of phase. */
async function findUntold(tx: Transaction, after: bigint, now: Instant): Promise<NewEvent[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select e.id, e.case_id, c.school_id, e.at, e.type, e.data
    from case_event e
    join concern_case c on c.id = e.case_id
    left join lateral (
      select p.data from case_event p
      where p.case_id = e.case_id and p.type = 'phase' and (p.seq, p.place) < (e.seq, e.place)
      order by p.seq desc, p.place desc limit 1) before on e.type = 'phase'
    where e.id > ${after} and e.type = any(${TOLD_OCCURRENCES})
      and e.at > ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)
      and not c.guarded
      and (e.type <> 'phase' or before.data is null
        or (before.data->>'phase', before.data->>'round', before.data->>'planNumber')
           is distinct from (e.data->>'phase', e.data->>'round', e.data->>'planNumber'))
      and not exists (select from outward_event o where o.case_event_id = e.id)
    order by e.id limit ${BATCH}`;
  return rows.flatMap((row) => {
    const told = tellOutside(row.type, row.data);
    if (!told) return [];
    const { id: caseEventId, case_id: caseId, school_id: schoolId, at } = row;
    return [{ ...told, caseEventId, caseId, schoolId, at: at.toISOString() }];
  });
}
