import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePorts } from './ports.js';
import { startPostgres } from './postgres.js';
import { removeCluster } from './postgres-place.js';

/** Starts a PostgreSQL for tests and tools: quick, careless of power cuts, gone when stopped. */
export async function startScratchPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-scratch-'));
  chmodSync(directory, 0o755); // PostgreSQL may run as another user, see findPostgresBinaries
  const dataDir = path.join(directory, 'postgres');
  const [port] = (await findFreePorts(1)) as [number];
  const { url, stop, child } = await startPostgres({
    dataDir,
    port,
    logFile: path.join(directory, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  cleanUpAfterCrash(child.pid, directory);
  return {
    url,
    stop: async () => {
      await stop();
      removeCluster(dataDir);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

// A test run that is killed must not leave a server behind: something small outlives it, and looks.
function cleanUpAfterCrash(pid: number, directory: string): void {
  const script = `
    while kill -0 ${process.pid} && kill -0 ${pid}; do sleep 1; done
    if kill -INT ${pid}; then
      while kill -0 ${pid}; do sleep 0.2; done
      rm -rf "$1"
    fi`;
  const watch = spawn('/bin/sh', ['-c', script, 'sh', directory], {
    stdio: 'ignore',
    detached: true,
  });
  watch.unref();
}
