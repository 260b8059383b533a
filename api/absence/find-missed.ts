import type { AbsenceEntry } from '../../domain/absence/entry.js';
import type { Trigger } from '../../domain/codes.js';
import type { Database, Transaction } from '../../prisma/connect.js';

/** Holds a firing that its case never heard of, with the entries behind it as they are now. */
export interface MissedFiring {
  id: string;
  studentId: string;
  schoolId: string;
  clientId: string;
  trigger: Trigger;
  entries: AbsenceEntry[];
}

/**
 * Finds the firings that came too late for their case (of one student, or of all): told to a case that had closed meanwhile, or
 * arrived while a correction that closed it as `trigger-withdrawn` was on its way.
 */
export async function findMissed(
  db: Database | Transaction,
  studentId: string | null,
): Promise<MissedFiring[]> {
  return db.$queryRaw<MissedFiring[]>`
    with missed as (
      select f.id, i.client_id
      from inbox_command i join trigger_firing f on f.id = i.id
      where i.name = 'add-trigger' and i.status = 'refused' and f.withdrawn_at is null
      union
      select f.id, i.client_id
      from inbox_command i
      join trigger_firing f on f.case_id = i.case_id and f.fired_at > i.received_at
      left join concern_case c on c.id = f.case_id
      where i.name = 'withdraw-trigger' and f.withdrawn_at is null
        and coalesce(c.outcome, case when c.id is null then 'trigger-withdrawn' end)
          = 'trigger-withdrawn'
    )
    select f.id, f.student_id as "studentId", s.school_id as "schoolId", f.trigger,
           min(missed.client_id) as "clientId",
           coalesce((
             select json_agg(
               json_build_object('id', a.id::text, 'date', a.date::text, 'kind', a.kind, 'lesson',
                 a.lesson, 'agreed', a.agreed, 'history', a.history)
               order by a.id)
             from trigger_firing_entry e join absence a on a.id = e.absence_id
             where e.firing_id = f.id and a.deleted_at is null and a.student_id = f.student_id
           ), '[]') as entries
    from missed join trigger_firing f on f.id = missed.id
    join student s on s.id = f.student_id
    join case_allotment al on al.case_id = f.case_id and al.ended_at is not null
    where ${studentId}::uuid is null or f.student_id = ${studentId}::uuid
    group by f.id, s.school_id
    order by f.fired_at`;
}
