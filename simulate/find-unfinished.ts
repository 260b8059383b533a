import type { Instant } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';

/** Tells what the database knows to be under way at `now`, in words; undefined when nothing is. */
export async function findUnfinished(db: Database, now: Instant): Promise<string | undefined> {
  const [found] = await db.$queryRaw<{ what: string }[]>`
    select 'command ' || name as what from inbox_command where status = 'pending'
    union all
    select 'mail ' || template from outbox_mail where status = 'planned'
    union all
    select 'case ' || case_number from concern_case
    where closed_at is null and (next_moment_at is null or next_moment_at <= ${now}::timestamptz)
    union all
    select 'opening of ' || case_number from case_allotment a
    where ended_at is null and opens_at <= ${now}::timestamptz
      and not exists (select from concern_case c where c.id = a.case_id)
    limit 1`;
  return found?.what;
}

/** Tells whether a case is open, or about to be opened. */
export async function hasOpenCase(db: Database): Promise<boolean> {
  return (await db.caseAllotment.count({ where: { endedAt: null } })) > 0;
}
