import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { getDemoToken } from '../embedded/demo-token.js';
import { quantile, type Bench, type Figure } from './figure.js';
import { makeWorld } from './world/make-world.js';

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
export async function measureList(bench: Bench): Promise<Figure[]> {
  const { stack, say } = bench;
  await makeWorld(bench);
  say('a list of open cases');
  const owner = new pg.Client({ connectionString: stack.databaseUrl });
  await owner.connect();
  try {
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

function tell(times: readonly number[]): string {
  return `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;
}
