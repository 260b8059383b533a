import { waitUntil } from '../embedded/wait-until.js';
import { eachOf, median, timeOf, type Bench, type Figure } from './figure.js';
import { sendWaitingMails } from './mail-worker.js';

const ENTRIES = 1000;
const ROUNDS = 2;
/** As many as the API's desk has under way. */
const AT_ONCE = 50;

/** Measures a register of a thousand entries that opens a thousand cases: stored and judged, then opened. */
export async function measureRegister(bench: Bench): Promise<Figure[]> {
  const { ours, bare, say } = bench;
  say('a register of 1000 entries');
  const times = {
    insert: [] as number[],
    stored: [] as number[],
    rates: [] as number[],
    bare: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    times.insert.push(await timeBareInsert(bench));
    const { storedMs, openedMs } = await timeRegister(bench);
    times.stored.push(storedMs);
    times.rates.push(ENTRIES / (openedMs / 1000));
    await sendWaitingMails(bench);
    const bareMs = await timeOf(() =>
      eachOf(Array.from({ length: ENTRIES }), AT_ONCE, () => bare.open()),
    );
    times.bare.push(ENTRIES / (bareMs / 1000));
  }
  const storedMs = Math.max(...times.stored);
  const [oursRate, bareRate] = [median(times.rates), median(times.bare)];
  void ours;
  return [
    {
      what: '1000 absence entries stored and judged, beside a bare bulk insert',
      ours: `${storedMs.toFixed(0)} ms`,
      floor: `${median(times.insert).toFixed(0)} ms`,
      value: storedMs / 1000,
      target: { atMost: 1 },
    },
    {
      what: 'their openings, beside a bare client that opens workflows',
      ours: `${oursRate.toFixed(0)}/s`,
      floor: `${bareRate.toFixed(0)}/s`,
      value: oursRate / bareRate,
      target: { atLeast: 0.6 },
    },
  ];
}

/** Sends the register, and looks in the database when it lies there and when its cases are open. */
async function timeRegister({ ours }: Bench): Promise<{ storedMs: number; openedMs: number }> {
  const students = await ours.addStudents(ENTRIES);
  const [entries, cases] = ['absence', 'concern_case'].map(
    (table) => `select count(*) from ${table}`,
  );
  const [entriesBefore, casesBefore] = [
    await ours.count(entries ?? ''),
    await ours.count(cases ?? ''),
  ];
  const reach = (sql: string, goal: number, everyMs: number) =>
    waitUntil(async () => (await ours.count(sql)) >= goal, {
      withinMs: 600_000,
      everyMs,
      explain: () => `The register is not taken: ${sql}`,
    });
  const from = performance.now();
  const answered = ours.register(students);
  await reach(entries ?? '', entriesBefore + ENTRIES, 10);
  const storedAt = performance.now();
  await reach(cases ?? '', casesBefore + ENTRIES, 50);
  const openedAt = performance.now();
  await answered;
  return { storedMs: storedAt - from, openedMs: openedAt - storedAt };
}

async function timeBareInsert({ ours }: Bench): Promise<number> {
  const students = await ours.addStudents(ENTRIES);
  await ours.query('create table if not exists bench_absence (like absence including all)', []);
  return timeOf(() =>
    ours.query(
      `insert into bench_absence (owner_client, source_id, student_id, date, kind, arrived_at)
       select 'bench', s.source_id, s.id, current_date, 'unexcused-day', now()
       from student s where s.source_id = any($1)`,
      [students],
    ),
  );
}
