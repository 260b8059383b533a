import { setTimeout as delay } from 'node:timers/promises';
import type { Bench, Figure } from './figure.js';
import { cpuSecondsOf, privateKilobytesOf } from './processes.js';
import { sendWaitingMails } from './mail-worker.js';

const CASES = 500;
const WATCHED_MS = 10_000;
/** So long after the last work Node has tidied its heap, once, and given back what it held only for the burst. */
const AT_REST_AFTER_MS = 15_000;

/** Measures what open cases cost while nothing happens to them: cached by the worker, and after they have left its cache. */
export async function measureIdle(bench: Bench): Promise<Figure[]> {
  const { stack, ours, say } = bench;
  say('idle cases');
  const pid = () => stack.part('worker').child().pid;
  // A fresh worker: what it holds afterwards is these cases and what every worker holds.
  await restartWorker(bench);
  const openCount = await ours.count('select count(*) from concern_case where closed_at is null');
  await open(bench, CASES); // warms up: code, pools and heap have their size now
  const before = await kilobytesAtRest(pid());
  await open(bench, CASES);
  await open(bench, CASES);
  const cached = await kilobytesAtRest(pid());
  const cachedCpu = await cpuAtRest(pid());
  await restartWorker(bench);
  const uncachedCpu = await cpuAtRest(pid());
  const uncached = await kilobytesAtRest(pid());
  const kilobytes = Math.max(0, cached - before) / (2 * CASES);
  const idleSeconds = Math.max(0, cachedCpu - uncachedCpu);
  const total = openCount + 3 * CASES;
  return [
    {
      what: `memory of an idle open case while cached (between ${CASES} and ${3 * CASES} of them)`,
      ours: `${kilobytes.toFixed(0)} KB`,
      floor: '0 KB',
      value: kilobytes / 200,
      target: { atMost: 1 },
    },
    {
      what: `memory of a worker that has none of ${total} open cases cached, beside one with ${CASES}`,
      ours: `${(uncached / 1024).toFixed(0)} MB`,
      floor: `${(before / 1024).toFixed(0)} MB`,
      value: uncached / before,
      target: { atMost: 1 },
    },
    {
      what: `CPU of ${3 * CASES} idle cached cases in ${WATCHED_MS / 1000} s, beside a worker with none`,
      ours: `${(cachedCpu * 1000).toFixed(0)} ms`,
      floor: `${(uncachedCpu * 1000).toFixed(0)} ms`,
      // A tenth of a percent of a core is what the clock of processes can tell from nothing.
      value: idleSeconds / (WATCHED_MS / 1000),
      target: { atMost: 0.01 },
    },
  ];
}

async function restartWorker({ stack }: Bench): Promise<void> {
  await stack.part('worker').stop();
  await stack.part('worker').start();
  await stack.whenReady();
}

async function open(bench: Bench, count: number): Promise<void> {
  await bench.ours.register(await bench.ours.addStudents(count));
  const { ours } = bench;
  while ((await ours.count(`select count(*) from inbox_command where status = 'pending'`)) > 0) {
    await delay(100);
  }
  await sendWaitingMails(bench);
}

async function kilobytesAtRest(pid: number): Promise<number> {
  await delay(AT_REST_AFTER_MS);
  return privateKilobytesOf(pid);
}

async function cpuAtRest(pid: number): Promise<number> {
  await delay(AT_REST_AFTER_MS);
  const from = cpuSecondsOf([pid]);
  await delay(WATCHED_MS);
  return cpuSecondsOf([pid]) - from;
}
