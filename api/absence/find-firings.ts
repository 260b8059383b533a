import type { Firing } from '../../domain/absence/trigger-rule.js';
import type { Transaction } from '../../prisma/connect.js';

/** Holds a firing as it is stored. */
export interface StoredFiring extends Firing {
  id: string;
  studentId: string;
}

/**
 * Finds what has fired for some students. Firings of a case that closed because its trigger was withdrawn (or was withdrawn before
 * it ever opened) are void: their entries are free to count again.
 */
export async function findFirings(
  tx: Transaction,
  studentIds: readonly string[],
): Promise<StoredFiring[]> {
  return tx.$queryRaw<StoredFiring[]>`
    select f.id, f.student_id as "studentId", f.trigger, f.case_id as "caseId",
           al.ended_at is not null as "caseClosed", f.arrived_on::text as "arrivedOn",
           coalesce(
             json_agg(json_build_object('id', a.id::text, 'date', a.date::text))
               filter (where a.id is not null),
             '[]'
           ) as behind
    from trigger_firing f
    join case_allotment al on al.case_id = f.case_id
    left join concern_case c on c.id = f.case_id
    left join trigger_firing_entry e on e.firing_id = f.id
    left join absence a on a.id = e.absence_id
    where f.student_id = any(${[...studentIds]}::uuid[]) and f.withdrawn_at is null
      and (al.ended_at is null or (c.id is not null and c.outcome <> 'trigger-withdrawn'))
    group by f.id, al.ended_at
    order by f.fired_at`;
}
