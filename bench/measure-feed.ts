import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { getDemoToken } from '../embedded/demo-token.js';
import { waitUntil } from '../embedded/wait-until.js';
import { timeOf, type Bench, type Figure } from './figure.js';
import { cpuSecondsOf, privateKilobytesOf } from './processes.js';

/** What the brief asks for; `FEED_ENTRIES` asks for fewer. */
const ENTRIES = Number(process.env.FEED_ENTRIES ?? 200_000);
const ENTRIES_A_STUDENT = 20;
const MOST_SECONDS = 120;
const MOST_MEGABYTES = 512;
const SEMESTER_DAYS = 60;
const DAY_MS = 86_400_000;

interface Run {
  runId: string;
  status: string;
  failure: string | null;
  startedAt: string;
  finishedAt: string | null;
  counts: { absences?: { accepted: number; triggers: number }; refused?: number };
}

/** Measures a register's whole absence fetched by the connector: in the database, judged, and its triggers raised. */
export async function measureFeed(bench: Bench): Promise<Figure[]> {
  const { stack, ours, say } = bench;
  say(`${ENTRIES} entries of absence, fetched from a source`);
  const students = await ours.addStudents(Math.ceil(ENTRIES / ENTRIES_A_STUDENT));
  const firstDay = new Date(Date.now() - SEMESTER_DAYS * DAY_MS).toISOString().slice(0, 10);
  const insertMs = await timeBareInsert(bench, students, firstDay);
  const service = await startService(students, firstDay);
  try {
    const pids = (['api', 'worker'] as const).map((part) => stack.part(part).child().pid);
    const call = await callAs(bench);
    await call('PUT', '/sources/bench', {
      ...{ name: 'Registeret', baseUrl: service.url, tokenUrl: `${service.url}/token` },
      ...{ clientId: 'bench', clientSecret: 'bench', calendarId: 'calendar-1' },
    });
    const cpuBefore = cpuSecondsOf(pids);
    let kilobytes = pids.map(() => 0);
    const asked = await call('POST', '/sources/bench/runs', {});
    let run = asked;
    await waitUntil(
      async () => {
        run = await call('GET', `/sources/bench/runs/${asked.runId}`);
        const held = pids.map(privateKilobytesOf);
        if (sum(held) > sum(kilobytes)) kilobytes = held;
        return run.status === 'finished' || run.status === 'failed';
      },
      { withinMs: 1_800_000, everyMs: 250, explain: () => 'The run does not end.' },
    );
    const seconds = (Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt)) / 1000;
    const { accepted, triggers } = run.counts.absences ?? { accepted: 0, triggers: 0 };
    if (accepted !== ENTRIES) throw new Error(`${accepted} are in: ${JSON.stringify(run)}`);
    const cpu = cpuSecondsOf(pids) - cpuBefore;
    const each = kilobytes.map((held) => (held / 1024).toFixed(0)).join(', ');
    say(`  ${triggers} triggers; ${cpu.toFixed(0)} s of CPU; API, worker: ${each} MB`);
    return figuresOf({ seconds, insertMs, megabytes: sum(kilobytes) / 1024 });
  } finally {
    service.stop();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function figuresOf(measured: { seconds: number; insertMs: number; megabytes: number }): Figure[] {
  const { seconds, insertMs, megabytes } = measured;
  return [
    {
      what: `${ENTRIES} entries fetched, stored and judged, beside a bare bulk insert`,
      ours: `${seconds.toFixed(0)} s`,
      floor: `${(insertMs / 1000).toFixed(1)} s`,
      value: seconds,
      target: { atMost: (MOST_SECONDS * ENTRIES) / 200_000 },
    },
    {
      what: 'memory of API and worker meanwhile, at its highest',
      ours: `${megabytes.toFixed(0)} MB`,
      floor: '0 MB',
      value: megabytes,
      target: { atMost: MOST_MEGABYTES },
    },
  ];
}

async function callAs({ stack }: Bench) {
  const token = await getDemoToken(stack.issuer);
  return async (method: string, route: string, body?: object): Promise<Run> => {
    const answer = await fetch(`${stack.apiUrl}/api/v1${route}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${route} was answered ${answer.status}`);
    return (await answer.json()) as Run;
  };
}

async function startService(students: readonly string[], firstDay: string) {
  const entry = path.join(import.meta.dirname, 'register-service.ts');
  const given = [String(ENTRIES), firstDay, String(SEMESTER_DAYS)];
  const service = spawn(process.execPath, ['--import', 'tsx', entry, ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  service.stdin.end(students.join('\n'));
  const [said] = (await once(service.stdout, 'data')) as [Buffer];
  return { url: said.toString().trim(), stop: () => service.kill('SIGTERM') };
}

async function timeBareInsert(
  { ours }: Bench,
  students: readonly string[],
  firstDay: string,
): Promise<number> {
  await ours.query('create table if not exists bench_absence (like absence including all)', []);
  return timeOf(() =>
    ours.query(
      `insert into bench_absence (owner_client, source_id, student_id, date, kind, arrived_at)
       select 'bench', s.source_id || n, s.id, $2::date + n, 'excused-day', now()
       from student s, generate_series(1, $3) n where s.source_id = any($1)`,
      [students, firstDay, ENTRIES_A_STUDENT],
    ),
  );
}
