import {
  addMonths,
  dateOf,
  instantOf,
  type Instant,
  type LocalDate,
} from '../../domain/local-time.js';
import { caseFactsOf, type FactEvent } from '../../domain/insights/case-facts.js';
import { figuresOf, type Figures } from '../../domain/insights/figures.js';
import type { Trigger } from '../../domain/codes.js';
import type { Database } from '../../prisma/connect.js';

interface Row {
  school: string;
  trigger: Trigger;
  openedAt: Date;
  timeline: FactEvent[];
}

/** Names the moment that figures are of: the latest beginning of a month, so that two looks at them differ by no single case. */
export function figuresAsOf(now: Instant): Instant {
  return instantOf(`${dateOf(now).slice(0, 7)}-01`, '00:00');
}

/**
 * Finds the figures of the cases opened in a term (by its first day), by school, fit to be shown. A protected address is in none.
 * Reads the timelines of all the term's cases: keep what it answers, it changes once a month.
 */
export async function findFigures(
  db: Database,
  term: LocalDate,
  { now, dueHour }: { now: Instant; dueHour: string },
): Promise<Figures> {
  const asOf = figuresAsOf(now);
  const end = instantOf(term.endsWith('08-01') ? addMonths(term, 5) : addMonths(term, 7), '00:00');
  const until = end < asOf ? end : asOf;
  const [schools, rows] = await Promise.all([
    db.school.findMany({ orderBy: { name: 'asc' }, select: { id: true } }),
    db.$queryRaw<Row[]>`
      select c.school_id as school, c.trigger, c.opened_at as "openedAt",
             json_agg(json_build_object(
               'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'type', e.type,
               'phase', e.data->'phase', 'btiLevel', e.data->'btiLevel', 'dueOn', e.data->'dueOn',
               'outcome', e.data->'outcome', 'reached', e.data->'reached',
               'contactedAt', e.data->'contactedAt', 'goal', e.data->'goal'
             ) order by e.at, e.id) as timeline
      from concern_case c
      join student s on s.id = c.student_id
      join case_event e on e.case_id = c.id
      where c.opened_at >= ${instantOf(term, '00:00')}::timestamptz and c.opened_at < ${until}::timestamptz
        and not c.protected_address and s.protected_address is null and s.protected_here is null
        and e.at < ${asOf}::timestamptz
        and e.type in ('phase', 'case-closed', 'call-logged', 'plan-evaluated')
      group by c.id`,
  ]);
  const cases = rows.map(({ school, trigger, openedAt, timeline }) => ({
    school,
    facts: caseFactsOf({ trigger, openedAt: openedAt.toISOString() }, timeline, { asOf, dueHour }),
  }));
  return figuresOf(
    schools.map(({ id }) => id),
    cases,
  );
}
