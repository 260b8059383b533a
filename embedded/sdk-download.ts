import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeCacheDir } from './cache-dir.js';
import { showProgress } from './progress.js';
import { stopTogether } from './stop-together.js';

const WHAT = {
  'temporal-cli': { starts: 'createLocal', name: 'Temporal' },
  'temporal-test-server': { starts: 'createTimeSkipping', name: "Temporal's test server" },
} as const;

/** Finds what `downloadWithSdk` fetched earlier. */
export function findDownloaded(program: keyof typeof WHAT): string | undefined {
  const directory = makeCacheDir('downloads', program);
  return readdirSync(directory)
    .filter((name) => name.startsWith('temporal'))
    .map((name) => path.join(directory, name))
    .find(isExecutable);
}

/** Lets the Temporal SDK download a program of its own; undefined where the internet is not reached. */
export async function downloadWithSdk(program: keyof typeof WHAT): Promise<string | undefined> {
  if (!(await isDownloadSiteReached())) return undefined;
  const { starts, name } = WHAT[program];
  const progress = showProgress(`Downloading ${name}`);
  // In a process of its own: the SDK's native part would stay loaded here, and it starts the program
  // to show that it runs.
  const code = `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: process.argv[1] };
    const environment = await TestWorkflowEnvironment.${starts}({ server: { executable } });
    await environment.teardown();
    process.exit(0);`;
  const directory = makeCacheDir('downloads', program);
  const args = ['--input-type=module', '--eval', code, directory];
  await new Promise<void>((resolve) => {
    const limits = { timeout: 10 * 60_000, cwd: import.meta.dirname };
    stopTogether(execFile(process.execPath, args, limits, () => resolve()));
  });
  progress.done();
  return findDownloaded(program);
}

// Behind a wall that swallows packets a connection is given up only after minutes. A proxy, which
// the SDK honours and fetch does not, is left for the SDK to try.
async function isDownloadSiteReached(): Promise<boolean> {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true;
  try {
    await fetch('https://temporal.download/', {
      method: 'HEAD',
      signal: AbortSignal.timeout(8_000),
    });
    return true;
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
