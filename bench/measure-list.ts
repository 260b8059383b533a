import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { getDemoToken } from '../embedded/demo-token.js';
import type { Bench, Figure } from './figure.js';

const OPEN_CASES = 20_000;
const ASKED = 60;
const WARM_UP = 10;
const MOST_MS = 50;

/** Who asks: each sees another part of the cases, in another way. */
const CALLERS = {
  coordinator: 'school-1-coordinator',
  teacher: 'school-1-teacher-1',
  phfs: 'phfs-1',
  'an app': undefined,
} as const;

/** Each filter, with the bare condition that answers the same question. */
const FILTERS: Record<string, string> = {
  '': 'true',
  'schoolId=school-1': "school_id = (select id from school where source_id = 'school-1')",
  'step=contact-home': "step = 'contact-home'",
  'phase=trial': "phase = 'trial'",
  'btiLevel=3': 'bti_level = 3',
  'overdue=true': 'due_at < now()',
  'stuck=true': 'stuck',
  'responsibleId=school-1-teacher-1':
    "holder_id = (select id from staff where source_id = 'school-1-teacher-1')",
  'responsibleId=school-1-coordinator': "responsible_role = 'attendance-coordinator'",
  'openedAfter=2026-11-01': "opened_at >= '2026-11-01'",
  'q=B-1234': "position('B-1234' in case_number) > 0",
  'limit=200': 'true',
};

/** Measures a page of `GET /cases` with 20,000 open cases, each filter, the row-level lock on, beside the bare query by the owner. */
export async function measureList({ stack, ours, say }: Bench): Promise<Figure[]> {
  say(`${OPEN_CASES} open cases, a list of them`);
  const [template] = await ours.register(await ours.addStudents(1));
  const owner = new pg.Client({ connectionString: stack.databaseUrl });
  await owner.connect();
  try {
    await addCases(owner, template ?? '');
    const token = await getDemoToken(stack.issuer);
    const figures: Figure[] = [];
    for (const [who, staffId] of Object.entries(CALLERS)) {
      const ask = askAs(stack.apiUrl, token, staffId);
      let worst = { filter: '', p95: 0, bare: 0 };
      for (const [filter, condition] of Object.entries(FILTERS)) {
        const listed = await timesOf(() => ask(filter));
        const bare = await timesOf(() => owner.query(bareQuery(condition, filter)));
        say(`  ${who}, ${filter || 'no filter'}: ${tell(listed)}; the bare query ${tell(bare)}`);
        const p95 = quantile(listed, 0.95);
        if (p95 > worst.p95) worst = { filter, p95, bare: quantile(bare, 0.95) };
      }
      figures.push({
        what: `GET /cases as ${who}, slowest filter (${worst.filter || 'none'}), p95`,
        ours: `${worst.p95.toFixed(1)} ms`,
        floor: `${worst.bare.toFixed(1)} ms`,
        value: worst.p95,
        target: { atMost: MOST_MS },
      });
    }
    return figures;
  } finally {
    await owner.end();
  }
}

/** Copies one case that the engine opened, over all schools and teachers; one in twenty is lifted to the central arena, with consent. */
async function addCases(owner: pg.Client, templateId: string): Promise<void> {
  await owner.query(
    `with teacher as (
       select row_number() over (order by s.id) - 1 as n, count(*) over () as of, s.id as staff_id, r.school_id
       from staff s join staff_role r on r.staff_id = s.id where r.role = 'contact-teacher'
     ), made as (
       select i, gen_random_uuid() as id, gen_random_uuid() as student_id, gen_random_uuid() as guardian_id, t.staff_id, t.school_id
       from generate_series(1, $2::int) i join teacher t on t.n = i % t.of
     ), students as (
       insert into student (id, source_id, owner_client, name, birth_date, school_id, class_name, contact_teacher_id)
       select student_id, 'listed-' || i, 'municipality', 'Elev', '2013-04-02', school_id, '9A', staff_id from made
     ), told as (
       select m.*, c as template, i % 20 = 0 as lifted,
              (array['awaiting-contact', 'awaiting-mapping-meeting', 'drafting', 'trial'])[1 + i % 4] as phase,
              (array['contact-home', 'mapping', 'action-plan', 'action-plan'])[1 + i % 4] as step,
              date_trunc('second', now()) - i * interval '3 minutes' as opened_at
       from made m, concern_case c where c.id = $1
     )
     insert into concern_case (id, case_number, student_id, school_id, state, setting, protected_address, trigger, step, phase, round,
                               bti_level, due_at, stuck, responsible_role, holder_id, opened_at, guide_version, seq, next_moment_at, shared_with)
     select t.id, 'B-' || lpad(i::text, 6, '0'), student_id, t.school_id,
            (t.template).state || jsonb_build_object(
              'id', t.id, 'studentId', student_id, 'schoolId', t.school_id, 'holderId', staff_id, 'guardianIds', jsonb_build_array(guardian_id),
              'phase', case when lifted then 'awaiting-central-meeting' else phase end, 'ageBand', '15-and-over',
              'openedAt', to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'liftedTo', case when lifted then '["central"]'::jsonb else '[]' end,
              'consents', case when lifted then jsonb_build_array(jsonb_build_object(
                'seq', 1, 'by', 'student', 'status', 'given', 'covers', '["central"]'::jsonb, 'form', 'written',
                'recordedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) else '[]' end),
            (t.template).setting, false, (t.template).trigger,
            case when lifted then 'interdisciplinary' else step end, case when lifted then 'awaiting-central-meeting' else phase end, 1,
            case when lifted then 3 else 1 end, now() + (i % 30 - 10) * interval '1 day', i % 50 = 0,
            case when lifted then 'attendance-coordinator' else 'contact-teacher' end, staff_id, opened_at, (t.template).guide_version, 1,
            now() + interval '1 year',
            case when lifted then (select array_agg(seat) from unnest(array['phfs', 'ppa', 'phfs@' || t.school_id, 'ppa@' || t.school_id]) seat)
                 else '{}' end
     from told t`,
    [templateId, OPEN_CASES],
  );
  await owner.query('vacuum analyze concern_case, student, access_log');
}

function bareQuery(condition: string, filter: string): string {
  const limit = filter === 'limit=200' ? 201 : 51;
  return `select id, case_number, student_id, school_id, phase, due_at from concern_case
          where ${condition} order by opened_at desc, id desc limit ${limit}`;
}

function askAs(apiUrl: string, token: string, staffId: string | undefined) {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(staffId !== undefined && { 'x-acting-staff': staffId }),
  };
  return async (filter: string): Promise<void> => {
    const answer = await fetch(`${apiUrl}/api/v1/cases?${filter}`, { headers });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${filter} was answered ${answer.status}: ${text}`);
  };
}

async function timesOf(act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = -WARM_UP; n < ASKED; n++) {
    const from = performance.now();
    await act();
    if (n >= 0) times.push(performance.now() - from);
  }
  return times;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function tell(times: readonly number[]): string {
  return `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;
}
