import { tellOverdue } from '../domain/outward-event.js';
import type { Instant } from '../domain/local-time.js';
import type { Database, Transaction } from '../prisma/connect.js';
import { appendEvents } from './append-events.js';
import { lockCursor } from './lock-cursor.js';
import { KEPT_DAYS } from './publish-events.js';

const BATCH = 500;

/** Publishes that deadlines have passed unmet, once for each due date of a case; answers how many. */
export async function publishOverdue(db: Database, now: Instant): Promise<number> {
  if ((await findOverdue(db, now, 1)).length === 0) return 0;
  let published = 0;
  for (;;) {
    const count = await db.$transaction(async (tx) => {
      const cursor = await lockCursor(tx);
      if (!cursor) return 0;
      const found = await findOverdue(tx, now, BATCH);
      const events = found.map(({ case_id: caseId, school_id: schoolId, phase, due_at }) => {
        const at = due_at.toISOString();
        return { ...tellOverdue(phase, at), caseId, schoolId, caseEventId: null, at };
      });
      await appendEvents(tx, cursor.lastSeq, events, now);
      return found.length;
    });
    published += count;
    if (count < BATCH) return published;
  }
}

interface Row {
  case_id: string;
  school_id: string;
  phase: string;
  due_at: Date;
}

// What became overdue longer ago than events are kept has been told and cleared.
function findOverdue(db: Database | Transaction, now: Instant, most: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select c.id as case_id, c.school_id, c.phase, c.due_at
    from concern_case c
    where c.closed_at is null and c.due_at < ${now}::timestamptz
      and c.due_at > ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)
      and not c.guarded
      and not exists (
        select from outward_event o
        where o.case_id = c.id and o.type = 'no.naervaer.case.overdue' and o.at = c.due_at)
    order by c.due_at, c.id limit ${most}`;
}
