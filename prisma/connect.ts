import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.js';
import type { Scope } from './scope.js';
import { nameStatements } from './name-statements.js';
import { createScopedPool } from './scoped-pool.js';
import { sendEachByItself } from './send-each-by-itself.js';
import { sendRawDirectly } from './send-raw-directly.js';

export type Database = PrismaClient;
/** The client inside `$transaction`, which lacks the calls that make no sense there. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** Names the PostgreSQL role a process works as; what each may write is in the migrations. */
export type DatabaseRole = 'naervaer_api' | 'naervaer_worker';

/** The driver's own ten seconds would end every connection in a quiet minute, with all that it has planned. */
const IDLE_IN_A_PROGRAM_MS = 600_000;

interface Options {
  role?: DatabaseRole;
  poolSize?: number;
  /** Keeps idle connections for the next request: for a process that runs on, and ends them itself. */
  runsOn?: boolean;
  /** The API's scope where none is set (prisma/scope.ts); `program` for a process that is nothing but the program's own chores. */
  scope?: Extract<Scope, string>;
}

/** Connects to the database as one of the program's roles (or as the login itself, for migration and seed). */
export function connectDatabase(
  url: string,
  { role, poolSize = 10, runsOn = false, scope = 'nobody' }: Options = {},
): Database {
  const config = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    ...(runsOn && { idleTimeoutMillis: IDLE_IN_A_PROGRAM_MS }),
    // Compiling a statement takes longer than any of ours runs, and PostgreSQL would do it for the pages of a whole school.
    options: `-c jit=off${role ? ` -c role=${role}` : ''}`,
  };
  const nameOf = nameStatements();
  const isScoped = role === 'naervaer_api';
  const pool = isScoped ? createScopedPool(config, scope) : new pg.Pool(config);
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOf, disposeExternalPool: true });
  const client = new PrismaClient({ adapter });
  return sendRawDirectly(isScoped ? sendEachByItself(client) : client, pool, nameOf);
}
