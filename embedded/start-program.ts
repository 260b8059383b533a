import path from 'node:path';
import { startChild, waitUntilReady, type Child } from './child.js';
import type { DataDir } from './data-dir.js';
import { prepareProgram, type ProgramName } from './program-bundles.js';
import type { StackPorts } from './stack-shape.js';
import { StartError } from './start-error.js';
import { waitUntil } from './wait-until.js';

const root = path.resolve(import.meta.dirname, '..');
const AS_IN_THE_IMAGE = {
  // React checks every element of a page while it is developed, which takes half of the time.
  NODE_ENV: 'production',
  TZ: 'UTC',
  // Else every thread keeps for itself what it has freed, and the process what it needed only to start.
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** What worker and API are started with. */
export interface ProgramNeeds {
  dataDir: DataDir;
  ports: StackPorts;
  env: Record<string, string>;
}

/** Starts the API; resolves when it answers, which may be before all it needs is there. */
export function startApi({ dataDir, ports, env }: ProgramNeeds): Promise<Child> {
  return startProgram({
    name: 'api',
    env: { ...env, API_PORT: String(ports.api), METRICS_PORT: String(ports.apiMetrics) },
    dataDir,
    isReady: () => isOk(`http://127.0.0.1:${ports.api}/healthz`),
  });
}

/** Starts the worker; resolves when its metrics can be read, which it offers once it polls. */
export function startWorker({ dataDir, ports, env }: ProgramNeeds): Promise<Child> {
  return startProgram({
    name: 'worker',
    env: { ...env, METRICS_PORT: String(ports.workerMetrics) },
    dataDir,
    isReady: () => isOk(`http://127.0.0.1:${ports.workerMetrics}/metrics`),
  });
}

/** Waits until the API says that database, engine and worker are there. */
export function waitUntilReadyz(apiUrl: string, withinMs = 60_000): Promise<void> {
  const explain = () => `${apiUrl}/readyz does not say 200 after ${withinMs / 1000} s.`;
  return waitUntil(() => isOk(`${apiUrl}/readyz`), { withinMs, everyMs: 100, explain }).catch(
    (error: Error) => {
      throw new StartError(error.message);
    },
  );
}

async function startProgram(program: {
  name: ProgramName;
  env: Record<string, string>;
  dataDir: DataDir;
  isReady: () => Promise<boolean>;
}): Promise<Child> {
  const logFile = program.dataDir.log(program.name);
  const child = await startChild({
    name: program.name,
    command: process.execPath,
    args: await prepareProgram(program.name),
    env: { ...program.env, ...AS_IN_THE_IMAGE },
    cwd: root,
    logFile,
    recordsDir: program.dataDir.records,
    stopWithinMs: 20_000,
  });
  await waitUntilReady(child, logFile, program.isReady);
  return child;
}

async function isOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
