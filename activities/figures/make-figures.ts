import type { Trigger } from '../../domain/codes.js';
import { caseFactsOf, type FactEvent } from '../../domain/insights/case-facts.js';
import { figuresOf, type Figures } from '../../domain/insights/figures.js';
import {
  endOfTerm,
  wantedFigures,
  type WantedFigures,
} from '../../domain/insights/wanted-figures.js';
import { instantOf, type Instant, type LocalDate } from '../../domain/local-time.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import type { Database } from '../../prisma/connect.js';
import { toDateColumn } from '../../prisma/local-dates.js';

/** Makes the figures that are wanted and not there yet, and keeps them as they may be shown. A repeated making changes nothing. */
export async function makeFigures(
  db: Database,
  guide: GuideRules,
  { at }: { at: Instant },
): Promise<{ made: LocalDate[] }> {
  const kept = await db.termFigures.findMany({ select: { term: true, asOf: true } });
  const asOfKept = new Map(kept.map((row) => [row.term.getTime(), row.asOf.toISOString()]));
  const made: LocalDate[] = [];
  for (const wanted of wantedFigures(at)) {
    const term = toDateColumn(wanted.term);
    if ((asOfKept.get(term.getTime()) ?? '') >= wanted.asOf) continue;
    const figures = JSON.stringify(await countFigures(db, wanted, guide.hours.due));
    const rows = await db.$executeRaw`
      insert into term_figures (term, as_of, figures, made_at)
      values (${wanted.term}::date, ${wanted.asOf}::timestamptz, ${figures}::jsonb, ${at}::timestamptz)
      on conflict (term) do update set as_of = excluded.as_of, figures = excluded.figures, made_at = excluded.made_at
      where term_figures.as_of < excluded.as_of`;
    if (rows > 0) made.push(wanted.term);
  }
  return { made };
}

interface Row {
  school: string;
  trigger: Trigger;
  openedAt: Date;
  timeline: FactEvent[];
}

/** Counts the cases opened in a term, by school, fit to be shown; a protected address is in none. */
async function countFigures(
  db: Database,
  { term, asOf }: WantedFigures,
  dueHour: string,
): Promise<Figures> {
  const end = instantOf(endOfTerm(term), '00:00');
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
