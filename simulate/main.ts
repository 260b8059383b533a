import { StartError } from '../embedded/start-error.js';
import { createClosers } from './closers.js';
import { ScenarioError, SimulationError } from './scenario-error.js';
import { readScenario } from './read-scenario.js';
import { writeJson, writeTable } from './write-story.js';

// Prisma asks its PostgreSQL driver in a way that the driver warns of.
process.noDeprecation = true;

const USAGE = 'Usage: npm run simulate -- FILE.yaml [--json]';
const PLAYED = 0;
const FAILED = 1;
const NO_SCENARIO = 2;
const STOPS_WITHIN_MS = 15_000;

/** Plays a scenario file; the story goes to standard output, everything else to standard error. */
async function main(words: readonly string[]): Promise<number> {
  const [file, ...others] = words.filter((word) => !word.startsWith('--'));
  const options = words.filter((word) => word.startsWith('--'));
  if (file === undefined || others.length > 0 || options.some((o) => o !== '--json')) {
    return complain(USAGE, NO_SCENARIO);
  }
  const closers = createClosers();
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isInterrupted = true;
      process.on('uncaughtException', () => undefined);
      // What is starting right now is waited for, so that it can be stopped too.
      void closers.closeAll();
      setTimeout(() => process.exit(FAILED), STOPS_WITHIN_MS);
    });
  }
  try {
    const scenario = readScenario(file);
    const { simulate } = await import('./simulate.js');
    const story = await simulate(scenario, closers, say);
    const text =
      options.length > 0 ? story.map(writeJson).join('\n') : writeTable(scenario.name, story);
    await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));
    return PLAYED;
  } catch (error) {
    if (error instanceof ScenarioError) return complain(error.message, NO_SCENARIO);
    // What stumbles because the parts stop under its feet is no news.
    return isInterrupted ? FAILED : complain(explain(error), FAILED);
  } finally {
    await closers.closeAll();
  }
}

function explain(error: unknown): string {
  if (error instanceof SimulationError || error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function complain(text: string, status: number): number {
  say(text);
  return status;
}

// The SDK's native part keeps an open handle; the work is done.
process.exit(await main(process.argv.slice(2)));
