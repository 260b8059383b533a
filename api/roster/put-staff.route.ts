import type { Caller } from '../auth/caller.js';
import { reachesSchool } from '../auth/client-bounds.js';
import { invalidRequest, problem } from '../problems.js';
import { defineRoute, type GuardContext } from '../route.js';
import {
  isAdministrator,
  ownerFor,
  requireOwner,
  requireRosterWriter,
} from './may-write-roster.js';
import { rosterTransaction } from './roster-transaction.js';
import { checkPathId } from './source-id.js';
import { REGISTER_ROLES, staffAnswer, staffBody } from './staff-body.js';
import { readStaff, storeStaff } from './store-staff.js';
import { settleTellings, storeTellings } from './tell-cases.js';
import { tellingsOfLeavers } from './tellings-of-leavers.js';

export const putStaff = defineRoute({
  method: 'put',
  path: '/staff/:staffId',
  operationId: 'putStaff',
  summary: 'Stores a member of staff',
  description:
    'naervaer:roster.write sets subject-teacher and contact-teacher; every other role needs naervaer:roles.write or the administrator, and is left as it is by who may not set it. Who leaves, leaves cases without a holder: leadership is told.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'settings' },
  body: staffBody,
  responses: {
    200: { description: 'The member of staff as stored', schema: staffAnswer },
    201: { description: 'The member of staff is new', schema: staffAnswer },
  },
  guard: guardStaff,
  handle: async ({ deps, caller, params: { staffId }, now }, body) => {
    checkPathId('staffId', staffId);
    const done = await rosterTransaction(deps, 'staff', staffId, async (tx) => {
      const rights = {
        owner: ownerFor(caller),
        setsAllRoles: setsAllRoles(caller),
        allowsSchool: (schoolId: string) => reachesSchool(caller, schoolId),
      };
      const [stored] = await storeStaff(tx, [{ sourceId: staffId, body }], rights);
      if (!stored || stored.faults.length > 0) throw invalidRequest(stored?.faults ?? []);
      const tellings = await tellingsOfLeavers(tx, [stored]);
      const told = await storeTellings(deps, tx, tellings, { clientId: caller.clientId, now });
      return { created: stored.created, told, staff: await readStaff(tx, stored.id) };
    });
    await settleTellings(deps, done.told);
    return { status: done.created ? 201 : 200, body: done.staff };
  },
});

async function guardStaff({
  deps,
  caller,
  params: { staffId },
  looseBody,
}: GuardContext<'/staff/:staffId'>) {
  requireRosterWriter(caller, 'settings');
  const existing = await deps.db.staff.findUnique({
    where: { sourceId: staffId },
    select: {
      ownerClient: true,
      roles: { select: { role: true, school: { select: { sourceId: true } } } },
    },
  });
  requireOwner(caller, existing);
  if (setsAllRoles(caller)) return;
  // To say again what somebody else has granted grants nothing.
  const held = new Set(
    existing?.roles.map(({ role, school }) => `${role} ${school?.sourceId ?? ''}`),
  );
  const grantsMore = rolesIn(looseBody).some(
    ({ role, schoolId }) => !REGISTER_ROLES.has(role) && !held.has(`${role} ${schoolId}`),
  );
  if (grantsMore) throw problem('not-allowed');
}

function setsAllRoles(caller: Caller): boolean {
  return (
    isAdministrator(caller) ||
    (caller.kind === 'client' && caller.scopes.has('naervaer:roles.write'))
  );
}

function rolesIn(looseBody: unknown): { role: string; schoolId: string }[] {
  const roles: unknown = (looseBody as { roles?: unknown } | null | undefined)?.roles;
  if (!Array.isArray(roles)) return [];
  return roles.flatMap((entry: unknown) => {
    const { role, schoolId } = (entry ?? {}) as { role?: unknown; schoolId?: unknown };
    return typeof role === 'string'
      ? [{ role, schoolId: typeof schoolId === 'string' ? schoolId : '' }]
      : [];
  });
}
