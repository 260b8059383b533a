import type { Transaction } from '../../prisma/connect.js';

/** Holds what the register needs to know of a student. */
export interface RegisterStudent {
  id: string;
  sourceId: string;
  schoolId: string;
  schoolSourceId: string;
  isProtected: boolean;
}

/** Finds students by the sources' ids, or by our own; those who left the roster are not found. */
export async function findStudents(
  tx: Transaction,
  by: { sourceIds: readonly string[] } | { ids: readonly string[] },
): Promise<RegisterStudent[]> {
  const sourceIds = 'sourceIds' in by ? [...by.sourceIds] : [];
  const ids = 'ids' in by ? [...by.ids] : [];
  return tx.$queryRaw<RegisterStudent[]>`
    select s.id, s.source_id as "sourceId", s.school_id as "schoolId",
           sc.source_id as "schoolSourceId", s.protected_address is not null as "isProtected"
    from student s join school sc on sc.id = s.school_id
    where s.active and (s.source_id = any(${sourceIds}::text[]) or s.id = any(${ids}::uuid[]))`;
}

/**
 * Locks students until the transaction ends, always in the same order: requests that touch one student wait for each other, so
 * that no two of them open a case.
 */
export async function lockStudents(tx: Transaction, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  await tx.$queryRaw`
    select id from student where id = any(${unique}::uuid[]) order by id for no key update`;
}
