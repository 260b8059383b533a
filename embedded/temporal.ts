import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { startChild, waitUntilReady, type Child } from './child.js';
import { registerSearchAttributes, type SearchAttributeTypes } from './search-attributes.js';
import { obtainTemporal } from './temporal-cli.js';

const RETENTION_SECONDS = 30 * 24 * 3600;

/** Says where an embedded Temporal keeps its file and where it listens (127.0.0.1 only). */
export interface TemporalOptions {
  port: number;
  uiPort: number;
  dbFile: string;
  logFile: string;
  searchAttributes: SearchAttributeTypes;
  recordsDir?: string;
}

/** Starts Temporal's development server with its web UI; resolves when a workflow could be started. */
export async function startTemporal(
  options: TemporalOptions,
): Promise<{ address: string; uiUrl: string; child: Child; stop: () => Promise<void> }> {
  const { port, uiPort, dbFile, logFile } = options;
  const address = `127.0.0.1:${port}`;
  mkdirSync(path.dirname(dbFile), { recursive: true });
  const child = await startChild({
    name: 'Temporal',
    command: await obtainTemporal(),
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--ui-ip', '127.0.0.1'],
      ...['--port', String(port), '--ui-port', String(uiPort), '--db-filename', dbFile],
      ...['--log-level', 'warn', '--log-format', 'json'],
      ...toFlags(options.searchAttributes),
    ],
    logFile,
    recordsDir: options.recordsDir,
  });
  await waitUntilReady(child, logFile, () => makeReady(address, options.searchAttributes));
  return { address, uiUrl: `http://127.0.0.1:${uiPort}`, child, stop: child.stop };
}

function toFlags(types: SearchAttributeTypes): string[] {
  return Object.entries(types).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]);
}

// The development server keeps closed workflows for a day; people want to look at last week's cases.
async function makeReady(address: string, types: SearchAttributeTypes): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    await connection.workflowService.updateNamespace({
      namespace: 'default',
      config: { workflowExecutionRetentionTtl: { seconds: RETENTION_SECONDS as never } },
    });
    await registerSearchAttributes(connection, types);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({
      namespace: 'default',
    });
    return Object.keys(types).every((name) => name in (customAttributes ?? {}));
  } finally {
    await connection.close();
  }
}
