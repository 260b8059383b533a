import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { startChild, waitUntilReady } from './child.js';
import { findFreePorts } from './ports.js';
import { registerSearchAttributes, type SearchAttributeTypes } from './search-attributes.js';
import { obtainTestServer } from './test-server-program.js';

/**
 * Starts Temporal's test server, whose clock jumps ahead when asked to; with `timeSkipping` it also
 * does so by itself whenever nothing is left to do.
 */
export async function startTestServer(options: {
  searchAttributes: SearchAttributeTypes;
  timeSkipping?: boolean;
}): Promise<{ address: string; stop: () => Promise<void> }> {
  const [port] = (await findFreePorts(1)) as [number];
  const address = `127.0.0.1:${port}`;
  const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-test-server-'));
  const logFile = path.join(directory, 'server.log');
  const child = await startChild({
    name: "Temporal's test server",
    command: await obtainTestServer(),
    args: [String(port), ...(options.timeSkipping ? ['--enable-time-skipping'] : [])],
    logFile,
    stopWithinMs: 2_000,
  });
  await waitUntilReady(child, logFile, async () => {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await registerSearchAttributes(connection, options.searchAttributes);
      return true;
    } finally {
      await connection.close();
    }
  });
  return {
    address,
    stop: async () => {
      await child.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
