import type { Transaction } from '../../prisma/connect.js';
import type { FieldError } from '../field-faults.js';
import { invalidRequest } from '../problems.js';
import type { StudentBody } from './student-body.js';

/** Finds what a student's body refers to; refuses with every id that is unknown, a school out of bounds included. */
export async function findReferences(
  tx: Transaction,
  { schoolId, contactTeacherId, namedStaff }: StudentBody,
  allowsSchool: (schoolSourceId: string) => boolean,
) {
  const named = [...new Set(namedStaff ?? [])];
  const school = allowsSchool(schoolId)
    ? await tx.school.findUnique({ where: { sourceId: schoolId }, select: { id: true } })
    : null;
  const staff = await tx.staff.findMany({
    where: { sourceId: { in: contactTeacherId === null ? named : [contactTeacherId, ...named] } },
    select: { id: true, sourceId: true },
  });
  const staffIds = new Map(staff.map(({ id, sourceId }) => [sourceId, id]));
  const faults: FieldError[] = [];
  const unknown = (pointer: string, id: string) => {
    faults.push({ pointer, fault: 'unknown-id', values: { id } });
  };
  if (!school) unknown('/schoolId', schoolId);
  if (contactTeacherId !== null && !staffIds.has(contactTeacherId))
    unknown('/contactTeacherId', contactTeacherId);
  (namedStaff ?? []).forEach((id, i) => {
    if (!staffIds.has(id)) unknown(`/namedStaff/${i}`, id);
  });
  if (!school || faults.length > 0) throw invalidRequest(faults);
  return {
    schoolId: school.id,
    contactTeacherId: contactTeacherId === null ? null : (staffIds.get(contactTeacherId) ?? null),
    namedStaffIds: named.flatMap((id) => staffIds.get(id) ?? []),
  };
}
