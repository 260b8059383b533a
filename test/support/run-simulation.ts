import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { askServices } from './ask-services.js';

const root = path.resolve(import.meta.dirname, '../..');
const scenarios = path.join(root, 'test/journeys/scenarios');

/** Holds what a run of the simulator left behind. */
export interface Simulation {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the simulator as `npm run simulate` does. */
export async function runSimulation(...words: string[]): Promise<Simulation> {
  // Made once, however many runs need them at once.
  await Promise.all([askServices('/workflow-bundle'), askServices('/test-server-program')]);
  const child = spawn(
    process.execPath,
    [path.join(root, 'embedded/bootstrap.mjs'), 'simulate/main.ts', ...words],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}

/** Names the file of a scenario of the tests. */
export const scenarioFile = (name: string) => path.join(scenarios, `${name}.yaml`);

/** Reads the story that a scenario must give, a line each, without case numbers. */
export function expectedStory(name: string): string[] {
  return linesOf(readFileSync(path.join(scenarios, `${name}.story.jsonl`), 'utf8'));
}

/** Plays a scenario; answers its lines as they were printed, and without the case numbers that the program gave. */
export async function playStory(name: string): Promise<Simulation & { story: string[] }> {
  const run = await runSimulation(scenarioFile(name), '--json');
  const story = linesOf(run.stdout).map((line) =>
    line.replace(/,"caseNumber":"N-\w{4}-\w{4}"/, ''),
  );
  return { ...run, story };
}

function linesOf(printed: string): string[] {
  return printed.split('\n').filter((line) => line !== '');
}
