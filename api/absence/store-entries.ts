import type { Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import type { EntryToWrite } from './compare-entries.js';

/** Writes entries, new and corrected, in one statement; answers our ids by the owner's. An entry that was deleted is back, arrived now. */
export async function storeEntries(
  tx: Transaction,
  entries: readonly EntryToWrite[],
  now: Instant,
): Promise<Map<string, string>> {
  if (entries.length === 0) return new Map();
  const rows = JSON.stringify(entries.map(({ before: _, ...row }) => row));
  const written = await tx.$queryRaw<{ id: string; sourceId: string }[]>`
    insert into absence (owner_client, source_id, student_id, date, kind, lesson, subject, minutes,
                         agreed, reason, registered_by, history, arrived_at)
    select r."ownerClient", r."sourceId", r."studentId", r.date, r.kind, r.lesson, r.subject,
           r.minutes, r.agreed, r.reason, r."registeredBy", r.history, ${now}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r(
      "ownerClient" text, "sourceId" text, "studentId" uuid, date date, kind text, lesson int,
      subject text, minutes int, agreed boolean, reason text, "registeredBy" text, history boolean)
    on conflict (owner_client, source_id) do update set
      student_id = excluded.student_id, date = excluded.date, kind = excluded.kind,
      lesson = excluded.lesson, subject = excluded.subject, minutes = excluded.minutes,
      agreed = excluded.agreed, reason = excluded.reason, registered_by = excluded.registered_by,
      history = excluded.history, deleted_at = null,
      arrived_at = case when absence.deleted_at is null
                        then absence.arrived_at else excluded.arrived_at end
    returning id::text, source_id as "sourceId"`;
  return new Map(written.map(({ id, sourceId }) => [sourceId, id]));
}
