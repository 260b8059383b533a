import { allowsSchool } from '../auth/client-bounds.js';
import { problem } from '../problems.js';
import type { GuardContext } from '../route.js';
import { requireOwner, requireRosterWriter } from './may-write-roster.js';

type Context = Pick<GuardContext, 'deps' | 'caller'> & { params: { schoolId: string } };

/** Lets through whoever may write this school; a school out of the client's bounds answers as one that does not exist. */
export async function guardSchool({ deps, caller, params: { schoolId } }: Context): Promise<void> {
  requireRosterWriter(caller, 'settings');
  const existing = await deps.db.school.findUnique({
    where: { sourceId: schoolId },
    select: { ownerClient: true },
  });
  if (caller.kind === 'client' && !allowsSchool(caller.client, schoolId))
    throw problem('not-found');
  requireOwner(caller, existing);
}
