import type { Database, Transaction } from './connect.js';
import { findNamedPeople } from './find-case-in-view.js';

export interface Reviewers {
  role: 'school-leadership' | 'municipal-administrator';
  staffIds: string[];
}

/**
 * Finds who reviews an emergency access to a case now: the leadership of its school (of a protected address: the one named leader), never
 * the one who has the access; and where that leaves nobody, the municipality's administrators.
 */
export async function findReviewers(
  db: Database | Transaction,
  { caseId, exceptStaffId }: { caseId: string; exceptStaffId: string },
): Promise<Reviewers> {
  const { schoolId, studentId, guarded } = await db.concernCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { schoolId: true, studentId: true, guarded: true },
  });
  if (guarded) {
    const { leaderId } = await findNamedPeople(db, studentId, schoolId);
    const staffIds = leaderId === null || leaderId === exceptStaffId ? [] : [leaderId];
    return { role: 'school-leadership', staffIds };
  }
  const leaders = await findHolders(db, { role: 'school-leadership', schoolId }, exceptStaffId);
  if (leaders.length > 0) return { role: 'school-leadership', staffIds: leaders };
  const role = 'municipal-administrator';
  return { role, staffIds: await findHolders(db, { role }, exceptStaffId) };
}

async function findHolders(
  db: Database | Transaction,
  held: { role: string; schoolId?: string },
  exceptStaffId: string,
): Promise<string[]> {
  const found = await db.staff.findMany({
    where: { active: true, id: { not: exceptStaffId }, roles: { some: held } },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}
