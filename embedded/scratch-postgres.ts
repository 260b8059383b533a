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
  const { url, stop } = await startPostgres({
    dataDir,
    port,
    logFile: path.join(directory, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  return {
    url,
    stop: async () => {
      await stop();
      removeCluster(dataDir);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
