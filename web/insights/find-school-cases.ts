import type { BtiLevel, Phase, Step } from '../../domain/codes.js';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

/** Holds how many open cases of a school stand alike. */
export interface OpenCases {
  step: Step;
  phase: Phase;
  btiLevel: BtiLevel;
  count: number;
  overdue: number;
  stuck: number;
}

/** Counts a school's open cases by where they stand; a protected address is in no count. */
export function findSchoolCases(
  db: Database,
  schoolId: string,
  now: Instant,
): Promise<OpenCases[]> {
  return db.$queryRaw<OpenCases[]>`
    select c.step, c.phase, c.bti_level as "btiLevel", count(*)::int as count,
           (count(*) filter (where c.due_at < ${now}::timestamptz))::int as overdue,
           (count(*) filter (where c.stuck))::int as stuck
    from concern_case c join student s on s.id = c.student_id
    where c.school_id = ${schoolId}::uuid and c.closed_at is null
      and not c.protected_address and s.protected_address is null and s.protected_here is null
    group by c.step, c.phase, c.bti_level
    order by c.bti_level, c.step, c.phase`;
}
