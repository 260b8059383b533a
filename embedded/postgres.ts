import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startChild, waitUntilReady, type Child } from './child.js';
import { findStartTime } from './child-records.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { placeCluster } from './postgres-place.js';
import { StartError } from './start-error.js';
import { waitUntil } from './wait-until.js';

const DATABASE = 'naervaer';
const OWNER = 'naervaer';

/** Says where an embedded PostgreSQL keeps its data and where it listens (127.0.0.1 only). */
export interface PostgresOptions {
  dataDir: string;
  port: number;
  logFile: string;
  recordsDir?: string;
  /** Settings of postgresql.conf, such as `fsync: 'off'` for tests. */
  settings?: Record<string, string>;
}

/** Starts PostgreSQL, made on first use, and returns the address of the database `naervaer`. */
export async function startPostgres(
  options: PostgresOptions,
): Promise<{ url: string; child: Child; stop: () => Promise<void> }> {
  const binaries = findPostgresBinaries();
  mkdirSync(options.dataDir, { recursive: true });
  const password = keepPassword(options.dataDir);
  const cluster = placeCluster(options.dataDir, binaries.user);
  if (!existsSync(path.join(cluster, 'global', 'pg_control'))) {
    await initialise(cluster, password, binaries, options.logFile);
  }
  await stopLeftover(cluster);
  const url = (database: string) => urlOf(password, options.port, database);
  const child = await startChild({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', cluster, '-p', String(options.port), ...toFlags(options.settings ?? {})],
    logFile: options.logFile,
    user: binaries.user,
    cwd: cluster,
    recordsDir: options.recordsDir,
    // "Fast" shutdown: SIGTERM would wait until every client has gone.
    stopSignal: 'SIGINT',
    stopWithinMs: 30_000,
  });
  await waitUntilReady(child, options.logFile, () => hasDatabase(url));
  return { url: url(DATABASE), child, stop: child.stop };
}

// ICU's Norwegian order puts æ ø å last, whatever locales this machine has.
async function initialise(
  cluster: string,
  password: string,
  { initdb, user }: PostgresBinaries,
  logFile: string,
): Promise<void> {
  const passwordFile = path.join(cluster, '..', `.first-password-${process.pid}`);
  // What an interrupted initdb left behind it would refuse to write over.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const file of user === undefined ? [] : [cluster, passwordFile]) {
    chownSync(file, user!.uid, user!.gid);
  }
  const args = [
    `--pgdata=${cluster}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=nb',
  ];
  try {
    await promisify(execFile)(initdb, args, { ...user, cwd: cluster });
  } catch (error) {
    const output = String((error as { stderr?: string }).stderr ?? error);
    mkdirSync(path.dirname(logFile), { recursive: true });
    appendFileSync(logFile, output);
    rmSync(cluster, { recursive: true, force: true });
    throw new StartError(
      /No space left/.test(output)
        ? 'PostgreSQL cannot be set up: the disk is full. Make room, then start again.'
        : `PostgreSQL cannot be set up in ${cluster}:\n${output.trim()}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function toFlags(settings: Record<string, string>): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '150',
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Gives the address of the database that a start with this data folder and port has made. */
export function urlOfPostgres({
  dataDir,
  port,
}: Pick<PostgresOptions, 'dataDir' | 'port'>): string {
  return urlOf(keepPassword(dataDir), port, DATABASE);
}

function urlOf(password: string, port: number, database: string): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

// Each data folder has a password of its own: another user of this machine reaches the port too.
function keepPassword(dataDir: string): string {
  const file = path.join(dataDir, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function hasDatabase(url: (database: string) => string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url('postgres'),
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    return true;
  } finally {
    await client.end();
  }
}

// After a kill -9 of its parent PostgreSQL lives on and would make a second server on these files
// fail. The file says its number; another program may have that number by now.
async function stopLeftover(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (findStartTime(pid) === undefined) return;
  if (!isServerOf(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  await waitUntil(() => findStartTime(pid) === undefined, {
    withinMs: 30_000,
    explain: () =>
      `A PostgreSQL of an earlier start (process ${pid}) does not stop; end it by hand.`,
  });
}

function isServerOf(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return true; // no /proc here: trust the file
  }
}
