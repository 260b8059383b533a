import { holdsRole, type PersonCaller } from '../../api/auth/caller.js';
import type { Prisma } from '../../prisma/generated/client.js';

/** Makes the condition that holds for the schools whose settings a person is shown: the administrator all, others those they lead or coordinate. */
export function ownSchools(caller: PersonCaller): Prisma.SchoolWhereInput {
  if (holdsRole(caller, 'municipal-administrator')) return {};
  const ids = caller.roles.flatMap(({ role, schoolId }) =>
    (role === 'school-leadership' || role === 'attendance-coordinator') && schoolId !== null
      ? [schoolId]
      : [],
  );
  return { id: { in: ids } };
}
