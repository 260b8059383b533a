import { responsibleOf } from '../../domain/case-view.js';
import type { Role } from '../../domain/codes.js';
import type { CaseInView } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';

/**
 * Finds the one person who answers for a case now, by our own id; null where a role is held by several (any of them may act) or by
 * nobody.
 */
export async function findResponsible(db: Database, view: CaseInView): Promise<string | null> {
  const { case: c, named } = view;
  if (c.phase === 'closed') return null;
  const role = responsibleOf(c);
  if (role === 'contact-teacher') return c.holderId;
  if (c.protectedAddress && role === 'school-leadership') return named.leaderId;
  return findOnlyHolder(db, role, c.schoolId);
}

/** Finds who answers for each of several cases; each role of a school is looked up once. */
export function findResponsibleOfEach(
  db: Database,
  views: readonly CaseInView[],
): Promise<(string | null)[]> {
  const known = new Map<string, Promise<string | null>>();
  return Promise.all(
    views.map((view) => {
      const { case: c } = view;
      const role = responsibleOf(c);
      const isByRole = role !== 'contact-teacher' && c.phase !== 'closed' && !c.protectedAddress;
      const key = isByRole ? `${role} ${c.schoolId}` : c.id;
      const found = known.get(key) ?? findResponsible(db, view);
      known.set(key, found);
      return found;
    }),
  );
}

/** Finds the person who alone holds a role at a school (or in the municipality, for roles bound to no school). */
export async function findOnlyHolder(
  db: Database,
  role: Role,
  schoolId: string,
): Promise<string | null> {
  const holders = await db.staff.findMany({
    where: { active: true, roles: { some: { role, OR: [{ schoolId }, { schoolId: null }] } } },
    select: { id: true },
    take: 2,
  });
  return holders.length === 1 ? (holders[0]?.id ?? null) : null;
}
