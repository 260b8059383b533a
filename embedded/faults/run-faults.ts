import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { dateOf, timeOf, type LocalTime } from '../../domain/local-time.js';
import { schoolDayFrom } from '../../domain/school-days.js';
import { loadGuide, DEFAULT_GUIDE_DIR } from '../../guide/load-guide.js';
import { connectDatabase } from '../../prisma/connect.js';
import { findSetting } from '../../prisma/find-setting.js';
import { withScratchStack } from '../scratch-stack.js';
import type { Stack } from '../stack.js';
import { createCourier, type Troubles } from './courier.js';
import { listCast } from './case-story.js';
import { driveCases, type DrivenCase } from './drive-cases.js';
import { findViolations } from './find-violations.js';
import { killParts, type KillFigures } from './kill-parts.js';
import { countUnsettled } from './read-outcome.js';
import { seedRandom } from './seeded-random.js';

/** Says how hard to strike. */
export interface FaultsOptions {
  kills: number;
  seed: number;
  /** Holds some openings back by a minute, and sets the hour of reminders into the run, so that timers ring among the kills. */
  withTimers: boolean;
  /** Waits for every e-mail: one whose sending was cut off is tried again when its lease has run out, minutes later. */
  waitsForMails: boolean;
  atOnce?: number;
  pauseMs?: [number, number];
  say: (line: string) => void;
}

/** What came of it. */
export interface FaultsReport extends KillFigures {
  cases: number;
  commands: number;
  troubles: Troubles;
  settledAfterMs: number;
  violations: string[];
}

const SETTLES_WITHIN_MS = 300_000;
const REMINDERS_AFTER_MS = 150_000;

/** Runs cases on the real stack while its processes are killed, lets it come to rest, and looks for broken promises. */
export async function runFaults(options: FaultsOptions): Promise<FaultsReport> {
  const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-faults-guide-'));
  const env = { LOG_LEVEL: 'warn', GUIDE_DIR: DEFAULT_GUIDE_DIR };
  if (options.withTimers) env.GUIDE_DIR = writeGuide(directory, nextHourOfReminders());
  let isWell = false;
  try {
    return await withScratchStack(
      { name: 'faults', env, keepsIt: () => !isWell, say: options.say },
      async (stack) => {
        const report = await strike(stack, env.GUIDE_DIR, options);
        isWell = report.violations.length === 0;
        return report;
      },
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function strike(
  stack: Stack,
  guideDir: string,
  options: FaultsOptions,
): Promise<FaultsReport> {
  const { seed, kills, say } = options;
  const courier = createCourier(stack.apiUrl, stack.issuer);
  const random = seedRandom(seed);
  let isOver = false;
  const driving = driveCases({
    courier,
    seed,
    startsOn: await findPlanStart(stack.databaseUrl, guideDir),
    atOnce: options.atOnce ?? 4,
    pauseMs: options.pauseMs ?? [100, 900],
    withGrace: options.withTimers,
    cast: listCast(random),
    isOver: () => isOver,
  });
  const figures = await killParts(stack, { kills, random, say }).finally(() => (isOver = true));
  say('no more kills: the cases go on to their ends');
  const driven = await driving;
  await stack.whenReady(120_000);
  const settledAfterMs = await letSettle(stack.databaseUrl, options);
  say(`checking ${driven.length} cases`);
  const violations = await findViolations(stack, courier, driven);
  return {
    ...figures,
    cases: driven.length,
    commands: countCommands(driven),
    troubles: courier.troubles,
    settledAfterMs,
    violations,
  };
}

function countCommands(driven: readonly DrivenCase[]): number {
  return driven.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
}

async function letSettle(
  databaseUrl: string,
  { waitsForMails, say }: FaultsOptions,
): Promise<number> {
  const from = Date.now();
  let told = '';
  for (;;) {
    const left = await countUnsettled(databaseUrl);
    const isTime = Date.now() - from > SETTLES_WITHIN_MS;
    const mails = waitsForMails ? left.mails : left.mailsToTry;
    if (left.commands + mails === 0 || isTime) return Date.now() - from;
    const line = `on their way: ${left.commands} commands, ${left.mails} mails`;
    if (line !== told) say((told = line));
    await delay(500);
  }
}

async function findPlanStart(databaseUrl: string, guideDir: string): Promise<string> {
  const db = connectDatabase(databaseUrl, { poolSize: 1 });
  try {
    const school = await db.school.findUniqueOrThrow({ where: { sourceId: 'school-1' } });
    const { calendar } = await findSetting(db, school.id, loadGuide(guideDir).rules);
    return schoolDayFrom(calendar, dateOf(new Date().toISOString()));
  } finally {
    await db.$disconnect();
  }
}

/** Ends the run's waiting for a morning: reminders are due a few minutes from now. */
function nextHourOfReminders(): LocalTime {
  return timeOf(new Date(Date.now() + REMINDERS_AFTER_MS).toISOString());
}

function writeGuide(directory: string, reminders: LocalTime): string {
  const guideDir = path.join(directory, 'guide');
  cpSync(DEFAULT_GUIDE_DIR, guideDir, { recursive: true });
  const file = path.join(guideDir, 'rules.yaml');
  const rules = parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
  rules.hours = { ...rules.hours, reminders };
  rules.opening = { graceMinutes: 1 };
  writeFileSync(file, stringify(rules));
  return guideDir;
}
