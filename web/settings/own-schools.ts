import { holdsRole, type PersonCaller } from '../../api/auth/caller.js';
import type { Prisma } from '../../prisma/generated/client.js';

/** Makes the condition that holds for the schools whose settings a person is shown: the administrator all, others those they lead or coordinate. */
export function ownSchools(caller: PersonCaller): Prisma.SchoolWhereInput {
  if (holdsRole(caller, 'municipal-administrator')) return {};
  return { id: { in: ledSchoolIds(caller) } };
}

/** Lists the schools, by our own ids, that a person leads or coordinates. */
export function ledSchoolIds({ roles }: PersonCaller): string[] {
  const ids = roles.flatMap(({ role, schoolId }) =>
    (role === 'school-leadership' || role === 'attendance-coordinator') && schoolId !== null
      ? [schoolId]
      : [],
  );
  return [...new Set(ids)];
}
