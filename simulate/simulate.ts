import { DefaultLogger, Runtime } from '@temporalio/worker';
import { loadGuide } from '../guide/load-guide.js';
import { connectDatabase } from '../prisma/connect.js';
import { ensureDemoClients } from '../prisma/ensure-demo-clients.js';
import { toDateColumn } from '../prisma/local-dates.js';
import { listPublicHolidays } from '../prisma/public-holidays.js';
import { createApiCaller } from './call-api.js';
import { latestEndOf } from './scenario-end.js';
import type { Closers } from './closers.js';
import { playScenario } from './play-scenario.js';
import type { Scenario } from './scenario-schema.js';
import { startParts } from './start-parts.js';
import { startProgram } from './start-program.js';
import type { Occurrence } from './story.js';
import { shiftFor, type TimeShift } from './time-shift.js';

/** The roster is sent before the scenario begins. */
const SEEDED_BEFORE_MS = 10 * 60_000;
const HOLIDAY_MARGIN_YEARS = 3;

/** Plays a scenario on the real program, started for it alone, and answers its story. */
export async function simulate(
  scenario: Scenario,
  closers: Closers,
  warn: (line: string) => void,
): Promise<Occurrence[]> {
  quietRuntime();
  const shift = shiftFor(scenario.start, new Date(Date.now() + SEEDED_BEFORE_MS).toISOString());
  const start = Date.parse(shift.toInstant(scenario.start));
  const startsAt = new Date(start - SEEDED_BEFORE_MS).toISOString();
  const guide = loadGuide(undefined, scenario.guide ?? {});
  const [parts, holidays] = await Promise.all([
    startParts(startsAt, closers),
    listHolidays(scenario, shift),
  ]);
  const db = connectDatabase(parts.databaseUrl, { poolSize: 2 });
  closers.add(() => db.$disconnect());
  await ensureDemoClients(db);
  await db.publicHoliday.createMany({ data: holidays });
  const { apiUrl, worker } = await startProgram(parts, db, guide, closers);
  const callApi = createApiCaller(apiUrl, parts.token);
  const { clock, mail } = parts;
  const playing = playScenario(scenario, { db, clock, mail, callApi, shift, warn });
  const failing = worker.finished.then(() => {
    throw new Error('The worker has stopped');
  });
  return Promise.race([playing, failing]);
}

/** Lists the holidays of the scenario's own years, moved with its calendar. */
async function listHolidays(scenario: Scenario, shift: TimeShift) {
  const { start, events, calendar } = scenario;
  const years = [calendar, ...(events ?? []).flatMap((e) => e.calendar ?? [])];
  const days = [start, latestEndOf(scenario), ...years.flatMap((y) => [y.firstDay, y.lastDay])];
  const all = days.map((day) => Number(day.slice(0, 4)));
  const holidays = await listPublicHolidays(
    Math.min(...all) - 1,
    Math.max(...all) + HOLIDAY_MARGIN_YEARS,
  );
  return holidays.map(({ date, name }) => ({ date: toDateColumn(shift.toDate(date)), name }));
}

function quietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    // The SDK's core would write what it thinks of the test server to standard output.
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
    shutdownSignals: [],
  });
}
