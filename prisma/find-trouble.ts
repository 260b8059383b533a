import type { Instant } from '../domain/local-time.js';
import type { Database } from './connect.js';

/** Names what an operator must look at; each is 0 in a healthy installation but `stuck`, which is the schools' to mend. */
export const TROUBLES = [
  'without-next-date',
  'asleep',
  'stuck',
  'command-waiting',
  'mail-waiting',
  'mail-failed',
  'events-waiting',
  'webhook-waiting',
  'webhook-parked',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface TroubledCase {
  trouble: Trouble;
  caseId: string | null;
  caseNumber: string | null;
  phase: string | null;
  since: Date;
}

/**
 * Finds what is not as it should be: open cases without a next date (the invariant), cases whose moment has passed without the engine
 * acting, cases flagged stuck, commands and e-mails that wait, e-mails given up, events that are not published, webhooks whose receiver
 * takes nothing (one line a webhook, with the client that registered it). Codes and dates; a protected address without number.
 */
export function findTrouble(db: Database, now: Instant): Promise<TroubledCase[]> {
  return db.$queryRaw<TroubledCase[]>`
    with known as (
      select id, case when protected_address then null else case_number end as number, phase, closed_at, next_moment_at,
             due_at, stuck, opened_at
      from concern_case
    )
    select 'without-next-date' as trouble, id::text as "caseId", number as "caseNumber", phase, opened_at as since
    from known where closed_at is null and (next_moment_at is null or due_at is null)
    union all
    select 'asleep', id::text, number, phase, next_moment_at
    from known where closed_at is null and next_moment_at < ${now}::timestamptz - interval '10 minutes'
    union all
    select 'stuck', id::text, number, phase, due_at from known where closed_at is null and stuck
    union all
    select 'command-waiting', i.case_id::text, k.number, i.name, i.received_at
    from inbox_command i left join known k on k.id = i.case_id
    where i.status = 'pending' and i.received_at < ${now}::timestamptz - interval '1 minute'
    union all
    select case m.status when 'failed' then 'mail-failed' else 'mail-waiting' end, m.case_id::text, k.number, m.template, m.planned_at
    from outbox_mail m left join known k on k.id = m.case_id
    where m.status = 'failed' or (m.status = 'planned' and m.planned_at < ${now}::timestamptz - interval '1 hour')
    union all
    select 'events-waiting', null, null, null, min(e.at)
    from outward_cursor o join case_event e on e.id > o.after_event_id
    where e.at < ${now}::timestamptz - interval '10 minutes'
    having count(*) > 0
    union all
    select 'webhook-' || d.status, null, null, w.client_id, min(d.first_tried_at)
    from webhook_delivery d join webhook w on w.id = d.webhook_id
    where w.ended_at is null
      and (d.status = 'parked' or (d.status = 'waiting' and d.first_tried_at < ${now}::timestamptz - interval '1 hour'))
    group by w.id, d.status
    order by 1, since`;
}
