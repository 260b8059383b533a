import type { Instant } from '../../domain/local-time.js';
import { Prisma } from '../../prisma/generated/client.js';
import type { Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { inReach } from './find-visible-cases.js';

/** Names a meeting that is scheduled in an open case. */
export interface ScheduledMeeting {
  caseId: string;
  meetingId: string;
  at: Instant;
}

// Asked of the case as a whole first: most have none, and PostgreSQL plans for few.
const HAS_SCHEDULED = Prisma.sql`c.closed_at is null and c.state->'meetings' @> '[{"status": "scheduled"}]'::jsonb`;

/** Finds all the scheduled meetings that SQL finds in reach, by id alone: for a calendar that reads its cases page by page. */
export function findScheduledMeetings({ db }: Deps, caller: Caller): Promise<ScheduledMeeting[]> {
  return db.$queryRaw<ScheduledMeeting[]>`
    select c.id as "caseId", m->>'id' as "meetingId", m->>'scheduledFor' as at
    from concern_case c join student s on s.id = c.student_id
      cross join lateral jsonb_array_elements(c.state->'meetings') m
    where ${inReach(caller, [HAS_SCHEDULED])}
      and m->>'status' = 'scheduled' and m->>'scheduledFor' is not null`;
}
