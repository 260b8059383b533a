import { withScratchStack } from '../embedded/scratch-stack.js';
import { reportAndFail, StartError } from '../embedded/start-error.js';
import type { Stack } from '../embedded/stack.js';
import { startBare } from './bare.js';
import { isMet, type Bench, type Figure } from './figure.js';
import { measureCpu } from './measure-cpu.js';
import { measureFeed } from './measure-feed.js';
import { measureIdle } from './measure-idle.js';
import { measureList } from './measure-list.js';
import { measureLatency } from './measure-latency.js';
import { measurePages } from './measure-pages.js';
import { measureRegister } from './measure-register.js';
import { measureThroughput } from './measure-throughput.js';
import { useNaervaer } from './naervaer.js';
import { withTemporalOnPostgres } from './temporal-on-postgres.js';

const MEASUREMENTS = {
  latency: measureLatency,
  cpu: measureCpu,
  throughput: measureThroughput,
  register: measureRegister,
  idle: measureIdle,
  list: measureList,
  pages: measurePages,
  feed: measureFeed,
};
/** One worker for all, as `npm start` has it. */
const AS_STARTED = { LOG_LEVEL: 'warn', RATE_LIMIT_REQUESTS: '1000000' };
/** Mail has a worker of its own here (mail-worker.ts), which runs when it is measured. */
const APART = { ...AS_STARTED, MAX_CACHED_CASES: '10000', WORKER_QUEUES: 'cases' };

const say = (line: string) => void process.stderr.write(`${line} …\n`);

async function main(): Promise<void> {
  const chosen = chooseMeasurements(process.argv.slice(2));
  const figures: Figure[] = [];
  for (const [group, env] of [
    [chosen.filter((name) => name !== 'feed'), APART],
    [chosen.filter((name) => name === 'feed'), AS_STARTED],
  ] as const) {
    if (group.length === 0) continue;
    say('starting the whole program');
    figures.push(
      ...(await withTemporalOnPostgres(({ address, pids }) =>
        withScratchStack({ name: 'bench', env, given: { temporalAddress: address } }, (stack) =>
          measure(stack, pids, group),
        ),
      )),
    );
  }
  print(figures);
}

async function measure(
  stack: Stack,
  enginePids: readonly number[],
  chosen: readonly (keyof typeof MEASUREMENTS)[],
): Promise<Figure[]> {
  const [ours, bare] = [await useNaervaer(stack), await startBare(stack.temporalAddress)];
  const bench: Bench = { stack, ours, bare, enginePids, say };
  const figures: Figure[] = [];
  try {
    for (const name of chosen) {
      const measured = await MEASUREMENTS[name](bench);
      for (const { what, ours: own, floor } of measured) say(`  ${what}: ${own}, floor ${floor}`);
      figures.push(...measured);
    }
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
  return figures;
}

function print(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => {
    const { what, ours, floor, value, target } = figure;
    const asked = !target ? '' : 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
    return [
      what,
      ours,
      floor,
      value.toFixed(2),
      asked,
      target ? (isMet(figure) ? 'pass' : 'MISS') : '',
    ];
  });
  const heads = ['', 'ours', 'floor', 'ratio', 'target', ''];
  const widths = heads.map((head, i) =>
    Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const text = [
    line(heads),
    ...rows.map(line),
    '',
    'Floors were measured in this same run, beside ours, on Temporal’s production server with PostgreSQL.',
  ];
  process.stdout.write(`${text.join('\n')}\n`);
  if (!figures.every(isMet)) process.exitCode = 1;
}

function chooseMeasurements(names: string[]): (keyof typeof MEASUREMENTS)[] {
  const known = Object.keys(MEASUREMENTS) as (keyof typeof MEASUREMENTS)[];
  const chosen = known.filter((name) => names.length === 0 || names.includes(name));
  if (names.some((name) => !known.includes(name as never))) {
    throw new StartError(`npm run bench [-- ${known.join(' ')}]`);
  }
  return chosen;
}

main()
  .catch(reportAndFail)
  .finally(() => process.exit());
