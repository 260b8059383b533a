import type { AbsenceEntry } from '../../domain/absence/entry.js';
import type { Transaction } from '../../prisma/connect.js';

/** Holds an entry as it is stored. */
export interface StoredEntry extends AbsenceEntry {
  sourceId: string;
  ownerClient: string;
  studentId: string;
  subject: string | null;
  minutes: number | null;
  reason: string | null;
  registeredBy: string | null;
  isDeleted: boolean;
}

/** Finds entries by the sources' ids, whoever owns them, deleted ones too. */
export async function findEntries(
  tx: Transaction,
  sourceIds: readonly string[],
): Promise<StoredEntry[]> {
  return tx.$queryRaw<StoredEntry[]>`
    select id::text, source_id as "sourceId", owner_client as "ownerClient",
           student_id as "studentId", date::text, kind, lesson, subject, minutes, agreed, reason,
           registered_by as "registeredBy", history, deleted_at is not null as "isDeleted"
    from absence where source_id = any(${[...sourceIds]}::text[])`;
}
