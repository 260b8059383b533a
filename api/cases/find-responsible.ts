import { responsibleOf } from '../../domain/case-view.js';
import type { Role } from '../../domain/codes.js';
import type { CaseInView } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';

/**
 * Finds the one person who answers for a case now, by our own id; null where a role is held by several (any of them may act) or by
 * nobody.
 */
export async function findResponsible(db: Database, view: CaseInView): Promise<string | null> {
  const [found = null] = await findResponsibleOfEach(db, [view]);
  return found;
}

/** Finds who answers for each of several cases; all that goes by a role and its school is looked up at once. */
export async function findResponsibleOfEach(
  db: Database,
  views: readonly CaseInView[],
): Promise<(string | null)[]> {
  const posts = views.map(postOf);
  const holders = await findOnlyHolders(
    db,
    posts.filter((post) => post !== undefined),
  );
  return views.map((view, i) => {
    const post = posts[i];
    return post ? (holders.get(keyOf(post)) ?? null) : holderOf(view);
  });
}

/** Names a role at a school. */
interface Post {
  role: Role;
  schoolId: string;
}

const keyOf = ({ role, schoolId }: Post) => `${role} ${schoolId}`;

/** Tells by which role a case is answered for; undefined where one person does, whatever others hold, or nobody. */
function postOf({ case: c }: CaseInView): Post | undefined {
  const role = responsibleOf(c);
  if (c.phase === 'closed' || role === 'contact-teacher') return undefined;
  if (c.protectedAddress && role === 'school-leadership') return undefined;
  return { role, schoolId: c.schoolId };
}

function holderOf({ case: c, named }: CaseInView): string | null {
  if (c.phase === 'closed') return null;
  return responsibleOf(c) === 'contact-teacher' ? c.holderId : named.leaderId;
}

/** Finds who alone holds each of several roles at a school (or in the municipality, for roles bound to no school), by `keyOf`. */
async function findOnlyHolders(db: Database, posts: readonly Post[]): Promise<Map<string, string>> {
  const asked = [...new Map(posts.map((post) => [keyOf(post), post])).values()];
  if (asked.length === 0) return new Map();
  // By hand: a list asks it of a dozen roles at once.
  const found = await db.$queryRaw<(Post & { staffId: string })[]>`
    select p.role, p.school_id as "schoolId", (array_agg(s.id))[1] as "staffId"
    from unnest(${asked.map(({ role }) => role)}::text[], ${asked.map(({ schoolId }) => schoolId)}::uuid[])
      as p(role, school_id)
    join staff_role r on r.role = p.role and (r.school_id = p.school_id or r.school_id is null)
    join staff s on s.id = r.staff_id and s.active
    group by p.role, p.school_id
    having count(distinct s.id) = 1`;
  return new Map(found.map((post) => [keyOf(post), post.staffId]));
}
