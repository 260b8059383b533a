import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';

export type Database = PrismaClient;
/** The client inside `$transaction`, which lacks the calls that make no sense there. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** Names the PostgreSQL role a process works as; what each may write is in the migrations. */
export type DatabaseRole = 'naervaer_api' | 'naervaer_worker';

/** Connects to the database as one of the program's roles (or as the login itself, for migration and seed). */
export function connectDatabase(
  url: string,
  { role, poolSize = 10 }: { role?: DatabaseRole; poolSize?: number } = {},
): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  });
  return new PrismaClient({ adapter });
}
