import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../workflows/concern-case/messages.js';
import { registerSearchAttributes } from './search-attributes.js';
import { reportAndFail, StartError } from './start-error.js';

const RETENTION_SECONDS = 30 * 24 * 3600;
const ALREADY_EXISTS = 6;

/** Makes a Temporal ready for us: the namespace, and the search attributes; safe to call again. */
export async function prepareTemporal(address: string, namespace = 'default'): Promise<void> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 10_000 });
    try {
      await registerNamespace(connection, namespace);
      await registerSearchAttributes(connection, SEARCH_ATTRIBUTES, namespace);
    } finally {
      await connection.close();
    }
  } catch (error) {
    const attributes = Object.entries(SEARCH_ATTRIBUTES).map((pair) => pair.join('='));
    throw new StartError(
      `Temporal at ${address} (TEMPORAL_ADDRESS) cannot be used: ${(error as Error).message}. It must ` +
        `be reached from here and have a namespace "${namespace}" with the search attributes ${attributes.join(', ')}.`,
    );
  }
}

async function registerNamespace(connection: Connection, namespace: string): Promise<void> {
  const { workflowService } = connection;
  const isThere = await workflowService.describeNamespace({ namespace }).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await workflowService
    .registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: RETENTION_SECONDS as never },
    })
    .catch((error: { code?: number }) => {
      if (error.code !== ALREADY_EXISTS) throw error;
    });
}

async function main(): Promise<void> {
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = process.env;
  if (!TEMPORAL_ADDRESS) throw new StartError('Set TEMPORAL_ADDRESS to host:port of a Temporal.');
  // A new namespace is known to all parts of the server only after a while: try until it is.
  for (let tries = 1; ; tries += 1) {
    try {
      await prepareTemporal(TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE || 'default');
      return;
    } catch (error) {
      if (tries === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main().catch(reportAndFail);
