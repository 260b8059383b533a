import { Prisma } from '../../prisma/generated/client.js';
import { asProgram } from '../../prisma/scope.js';
import { personOf, type Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';

/** Holds an emergency access as whoever reviews it sees it. */
export interface Reviewable {
  id: string;
  case_id: string;
  case_number: string;
  staff_id: string;
  role: string;
  refusal: string;
  reason: string;
  granted_at: Date;
  ends_at: Date;
  reviewed_at: Date | null;
  verdict: 'justified' | 'not-justified' | null;
  comment: string | null;
}

interface Wanted {
  /** One of them alone, where it is the caller's to review. */
  id?: string;
  open?: boolean | undefined;
  after?: readonly [grantedAt: string, id: string] | undefined;
  limit: number;
}

/**
 * Finds the emergency accesses that the caller reviews, newest first: leadership those at their school, never their own; the
 * administrator those of schools where nobody else leads. Protected addresses are in no list.
 */
export async function findReviewables(
  { db }: Pick<Deps, 'db'>,
  caller: Caller,
  { id, open, after, limit }: Wanted,
): Promise<Reviewable[]> {
  const person = personOf(caller);
  if (!person) return [];
  const schools = person.roles.flatMap(({ role, schoolId }) =>
    role === 'school-leadership' && schoolId !== null ? [schoolId] : [],
  );
  const administers = person.roles.some(({ role }) => role === 'municipal-administrator');
  const hasLeader = Prisma.sql`exists (
    select from staff_role r join staff l on l.id = r.staff_id
    where l.active and r.role = 'school-leadership' and r.school_id = c.school_id and l.id <> g.staff_id)`;
  const conditions = [
    Prisma.sql`not c.guarded and g.staff_id <> ${person.staffId}::uuid`,
    Prisma.sql`(c.school_id = any(${schools}::uuid[]) or (${administers} and not ${hasLeader}))`,
    ...(caller.kind === 'client' && !caller.client.allSchools
      ? [
          Prisma.sql`c.school_id in (select id from school where source_id = any(${caller.client.schoolIds}))`,
        ]
      : []),
    ...(id === undefined ? [] : [Prisma.sql`g.id = ${id}::uuid`]),
    ...(open === undefined ? [] : [Prisma.sql`(g.reviewed_at is null) = ${open}`]),
    ...(after
      ? [Prisma.sql`(g.granted_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]
      : []),
  ];
  // The administrator reviews where nobody at the school can, and has no case in reach.
  return asProgram(
    () => db.$queryRaw<Reviewable[]>`
      select g.id, g.case_id, c.case_number, g.staff_id, g.role, g.refusal, g.reason, g.granted_at, g.ends_at,
             g.reviewed_at, g.verdict, g.comment
      from break_glass_grant g join concern_case c on c.id = g.case_id
      where ${Prisma.join(conditions, ' and ')}
      order by g.granted_at desc, g.id desc limit ${limit}`,
  );
}
