import { parseArgs } from 'node:util';
import { reportAndFail, StartError } from '../start-error.js';
import { runFaults, type FaultsReport } from './run-faults.js';

const say = (line: string) =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

async function main(): Promise<void> {
  const { kills, seed } = readFlags();
  say(`faults: ${kills} kills, seed ${seed}`);
  const startedAt = Date.now();
  const report = await runFaults({ kills, seed, withTimers: true, waitsForMails: true, say });
  print(report, { seed, kills, seconds: Math.round((Date.now() - startedAt) / 1000) });
  if (report.violations.length > 0) process.exitCode = 1;
}

function print(
  {
    kills: struck,
    cases,
    commands,
    troubles,
    recoveryMs,
    settledAfterMs,
    violations,
  }: FaultsReport,
  { seed, kills, seconds }: { seed: number; kills: number; seconds: number },
): void {
  const each = Object.entries(struck).map(([part, count]) => `${part} ${count}`);
  const slowest = Math.max(0, ...recoveryMs) / 1000;
  const lines = [
    `seed ${seed}, ${kills} kills (${each.join(', ')}) in ${seconds} s`,
    `${cases} cases, ${commands} commands acknowledged`,
    `requests: ${troubles.broken} broken off, ${troubles.unavailable} put off, ${troubles.pending} answered 202, ${troubles.replayed} replayed`,
    `everything answered again after at most ${slowest.toFixed(1)} s; the last mail was out ${(settledAfterMs / 1000).toFixed(1)} s after the last command`,
    violations.length === 0
      ? 'nothing acknowledged was lost, nothing was done or told twice, every case went on by itself'
      : `VIOLATED ${violations.length} times:`,
    ...violations.map((violation) => `  ${violation}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function readFlags(): { kills: number; seed: number } {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  if (!Number.isInteger(kills) || kills < 0 || !Number.isInteger(seed)) {
    throw new StartError('npm run faults -- [--kills 50] [--seed 1]');
  }
  return { kills, seed };
}

main()
  .catch(reportAndFail)
  .finally(() => process.exit());
