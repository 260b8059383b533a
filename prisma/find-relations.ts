import type { Role } from '../domain/codes.js';
import type { Instant } from '../domain/local-time.js';
import { decide } from '../domain/access/decide.js';
import type { Person, Relation } from '../domain/who-sees.js';
import type { Database, Transaction } from './connect.js';
import { findCaseInView } from './find-case-in-view.js';

/**
 * Finds the roles in which a person relates to a case right now, and on what ground; undefined when the case is out of their reach.
 * Looks everything up anew, for the delivery of stored commands and for mail.
 */
export async function findRelations(
  db: Database | Transaction,
  { staffId, caseId, now }: { staffId: string; caseId: string; now: Instant },
): Promise<Relation | undefined> {
  const [stored, person] = await Promise.all([
    findCaseInView(db, caseId, now),
    findPerson(db, staffId),
  ]);
  if (!stored || !person) return undefined;
  const asker = { kind: 'person', person, bounds: null } as const;
  const decision = decide(asker, 'read', { view: stored.view, now });
  return decision.allowed ? decision : undefined;
}

async function findPerson(
  db: Database | Transaction,
  staffId: string,
): Promise<Person | undefined> {
  const staff = await db.staff.findFirst({
    where: { id: staffId, active: true },
    select: { roles: { select: { role: true, schoolId: true } } },
  });
  if (!staff) return undefined;
  return {
    staffId,
    roles: staff.roles.map(({ role, schoolId }) => ({ role: role as Role, schoolId })),
  };
}
