import type { Database } from '../../../prisma/connect.js';
import { MUNICIPALITY_OWNER } from '../../../prisma/municipality-owner.js';
import type { RosterTaking } from './roster-taking.js';

/** Fewer than these leave a small school in any year. */
const MOST_UNASKED = 4;

/** Names a school that too many students would leave at once. */
export interface HeldSchool {
  sourceId: string;
  leaving: number;
  active: number;
}

/**
 * Finds the schools of which more than a fifth of the students would become inactive: more likely a fault of the source than the
 * truth, and it would end people's part in running cases. A person must ask for it.
 */
export async function findHeldSchools(
  db: Database,
  { rowsOf, owner, isForced = false }: RosterTaking,
): Promise<HeldSchool[]> {
  if (isForced) return [];
  return db.$queryRaw<HeldSchool[]>`
    with student_now as (
      select c.source_id as school,
             r.deleted or (r.content->>'enabled')::boolean is not true and r.owner is not null as leaves
      from student s
      join school c on c.id = s.school_id
      left join roster_row r on r.owner = ${rowsOf} and r.collection = 'users'
                            and r.sourced_id = s.source_id
      where s.active and s.owner_client in (${owner}, ${MUNICIPALITY_OWNER})
    ), counted as (
      select school, count(*)::int as active, (count(*) filter (where leaves))::int as leaving
      from student_now group by school
    )
    select school as "sourceId", active, leaving
    from counted
    where leaving > greatest(${MOST_UNASKED}::int, active / 5.0)
    order by school`;
}
