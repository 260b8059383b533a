import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { buildWithGo, findBuilt, type GoProgram } from '../embedded/build-with-go.js';
import { startChild, waitUntilReady } from '../embedded/child.js';
import { findFreePorts } from '../embedded/ports.js';
import { startPostgres } from '../embedded/postgres.js';
import { removeCluster } from '../embedded/postgres-place.js';
import { prepareTemporal } from '../embedded/prepare-temporal.js';
import { waitUntil } from '../embedded/wait-until.js';

const run = promisify(execFile);
const VERSION = '1.32.1';
const SERVER = describeProgram('Temporal’s server', 'cmd/server', 'server');
const SCHEMA_TOOL = describeProgram('Temporal’s schema tool', 'cmd/tools/sql', 'sql');
const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;
const STORES = { default: 'temporal', visibility: 'temporal_visibility' } as const;

function describeProgram(name: string, folder: string, file: string): GoProgram {
  return {
    title: `${name} ${VERSION}`,
    package: `go.temporal.io/server/${folder}@v${VERSION}`,
    file,
    cacheName: `temporal-server-${VERSION}`,
    orElse: 'run this on a machine that has Go',
  };
}

/** Runs Temporal's production server on a PostgreSQL of its own while the work lasts; nothing is left of either. */
export async function withTemporalOnPostgres<Result>(
  work: (server: { address: string; pids: readonly number[] }) => Promise<Result>,
): Promise<Result> {
  const server = findBuilt(SERVER) ?? (await buildWithGo(SERVER));
  const schemaTool = findBuilt(SCHEMA_TOOL) ?? (await buildWithGo(SCHEMA_TOOL));
  const folder = mkdtempSync(path.join(tmpdir(), 'naervaer-bench-temporal-'));
  const [databasePort, ...ports] = (await findFreePorts(10)) as [number, ...number[]];
  const dataDir = path.join(folder, 'postgres');
  const logFile = path.join(folder, 'server.log');
  const postgres = await startPostgres({ dataDir, port: databasePort, logFile });
  try {
    await setUpStores(schemaTool, postgres.url);
    writeConfig(folder, postgres.url, ports);
    const child = await startChild({
      name: 'Temporal on PostgreSQL',
      command: server,
      args: ['--root', folder, '--config', 'config', '--env', 'bench', 'start'],
      logFile,
    });
    try {
      const address = `127.0.0.1:${ports[0]}`;
      await waitUntilReady(child, logFile, () => isServing(address));
      await prepareNamespace(address);
      return await work({ address, pids: [child.pid, postgres.child.pid] });
    } finally {
      await child.stop();
    }
  } finally {
    await postgres.stop();
    removeCluster(dataDir);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function setUpStores(tool: string, url: string): Promise<void> {
  const { hostname, port, username, password } = new URL(url);
  for (const [store, database] of Object.entries(STORES)) {
    const act = (...args: string[]) =>
      run(tool, [
        ...['--plugin', 'postgres12', '--endpoint', hostname, '--port', port],
        ...['--user', username, '--password', password, '--database', database, ...args],
      ]);
    const schema = `postgresql/v12/${store === 'default' ? 'temporal' : 'visibility'}`;
    await act('create-database');
    await act('setup-schema', '--version', '0.0');
    await act('update-schema', '--schema-name', schema);
  }
}

/** JSON is YAML too. */
function writeConfig(folder: string, url: string, ports: readonly number[]): void {
  const { host, username: user, password } = new URL(url);
  const bindOnIP = '127.0.0.1';
  const datastores = Object.entries(STORES).map(([store, databaseName]) => [
    store,
    {
      sql: {
        ...{ pluginName: 'postgres12', databaseName, connectAddr: host },
        ...{ connectProtocol: 'tcp', user, password, maxConns: 20, maxIdleConns: 20 },
      },
    },
  ]);
  const services = SERVICES.map((service, n) => [
    service,
    { rpc: { grpcPort: ports[2 * n], membershipPort: ports[2 * n + 1], bindOnIP } },
  ]);
  const config = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: Object.fromEntries(datastores),
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: bindOnIP } },
    services: Object.fromEntries(services),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          ...{ enabled: true, initialFailoverVersion: 1, rpcName: 'frontend' },
          rpcAddress: `${bindOnIP}:${ports[0]}`,
        },
      },
    },
    publicClient: { hostPort: `${bindOnIP}:${ports[0]}` },
    dynamicConfigClient: {
      filepath: path.join(folder, 'config', 'dynamic.yaml'),
      pollInterval: '10s',
    },
  };
  mkdirSync(path.join(folder, 'config'));
  writeFileSync(path.join(folder, 'config', 'bench.yaml'), JSON.stringify(config));
  // A new search attribute is known at once, not within a minute.
  writeFileSync(
    path.join(folder, 'config', 'dynamic.yaml'),
    JSON.stringify({ 'system.forceSearchAttributesCacheRefreshOnRead': [{ value: true }] }),
  );
}

async function isServing(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  await connection.close();
  return true;
}

/** A new namespace is known to all parts of the server only after some seconds: tries until it is. */
async function prepareNamespace(address: string): Promise<void> {
  let why = '';
  const isPrepared = () =>
    prepareTemporal(address).then(
      () => true,
      (error: Error) => {
        why = error.message;
        return false;
      },
    );
  await waitUntil(isPrepared, { withinMs: 60_000, everyMs: 500, explain: () => why });
}
