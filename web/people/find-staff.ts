import type { PersonCaller } from '../../api/auth/caller.js';
import type { Role } from '../../domain/codes.js';
import type { Database } from '../../prisma/connect.js';
import type { Prisma } from '../../prisma/generated/client.js';
import { holdsRole } from '../../api/auth/caller.js';
import { ledSchoolIds, ownSchools } from '../settings/own-schools.js';

/** Holds a member of staff with their roles, each at a school or in the municipality. */
export interface ShownStaff {
  id: string;
  sourceId: string;
  name: string;
  email: string;
  active: boolean;
  roles: { role: Role; school: { sourceId: string; name: string } | null }[];
}

const WITH_ROLES = {
  roles: {
    include: { school: { select: { sourceId: true, name: true } } },
    orderBy: [{ role: 'asc' }, { schoolId: 'asc' }],
  },
} as const satisfies Prisma.StaffInclude;

/** Finds who has a role at a school, or in the municipality where `schoolId` is null; those who have left come last. */
export async function findStaffOf(db: Database, schoolId: string | null): Promise<ShownStaff[]> {
  const found = await db.staff.findMany({
    where: { roles: { some: { schoolId } } },
    include: WITH_ROLES,
    orderBy: [{ active: 'desc' }, { name: 'asc' }],
  });
  return found.map(shown);
}

/** Finds one member of staff, by our own id, whom a person is shown: the administrator everybody, others those of their schools. */
export async function findStaffMember(
  db: Database,
  caller: PersonCaller,
  id: string,
): Promise<ShownStaff | undefined> {
  const isAdministrator = holdsRole(caller, 'municipal-administrator');
  const found = await db.staff.findFirst({
    where: { id, ...(!isAdministrator && { roles: { some: { school: ownSchools(caller) } } }) },
    include: WITH_ROLES,
  });
  return found ? shown(found) : undefined;
}

/** Counts the open cases that each of some people holds at the schools that the caller leads or coordinates. */
export async function countHeldCases(
  db: Database,
  caller: PersonCaller,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counted = await db.concernCase.groupBy({
    by: ['holderId'],
    where: {
      holderId: { in: [...staffIds] },
      schoolId: { in: ledSchoolIds(caller) },
      closedAt: null,
      guarded: false,
    },
    _count: true,
  });
  return new Map(counted.map(({ holderId, _count }) => [holderId ?? '', _count]));
}

function shown(row: Prisma.StaffGetPayload<{ include: typeof WITH_ROLES }>): ShownStaff {
  const { id, sourceId, name, email, active, roles } = row;
  return {
    ...{ id, sourceId, name, email, active },
    roles: roles.map(({ role, school }) => ({ role: role as Role, school })),
  };
}
