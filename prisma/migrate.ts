import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { connectDatabase } from './connect.js';
import { ensurePublicHolidays } from './public-holidays.js';
import { withSchemaEngine } from './schema-engine.js';

/** Names the folder that holds one folder for each migration. */
export const migrationsDir = path.join(import.meta.dirname, 'migrations');

// Any number will do, as long as it stays the same: two starts on one database wait for each other.
const ADVISORY_LOCK = 6_041_103;
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that a database does not have yet and returns their names; safe to call
 * again, and by several processes at once.
 */
export async function applyMigrations(
  databaseUrl: string,
  onProgress: (line: string) => void = () => undefined,
  directory: string = migrationsDir,
): Promise<string[]> {
  const migrationsList = await readMigrations(directory);
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    if (await isUpToDate(lock, migrationsList)) return [];
    return await withSchemaEngine(databaseUrl, async (engine) => {
      await forgetFailedAttempts(engine, migrationsList, onProgress);
      const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      for (const name of applied.appliedMigrationNames) onProgress(`migration ${name} applied`);
      return applied.appliedMigrationNames;
    });
  } catch (error) {
    const name = await findFailedMigration(lock);
    if (name === undefined) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${name} failed and was undone: ${reason}`, { cause: error });
  } finally {
    await lock.end();
  }
}

type MigrationList = Awaited<ReturnType<typeof readMigrations>>;

async function readMigrations(directory: string) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(directory, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

// Loading the engine costs half a second; a database that has everything needs one query instead.
async function isUpToDate(client: pg.Client, list: MigrationList): Promise<boolean> {
  const table = await client.query<{ name: string | null }>(
    "SELECT to_regclass('_prisma_migrations') AS name",
  );
  if (table.rows[0]?.name == null) return false;
  const applied = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const names = new Set(applied.rows.map((row) => row.migration_name));
  return list.migrationDirectories.every((migration) => names.has(migration.path));
}

async function findFailedMigration(client: pg.Client): Promise<string | undefined> {
  const failed = await client
    .query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
    )
    .catch(() => undefined);
  return failed?.rows[0]?.migration_name;
}

// A script is one transaction (see WholeScriptPg), so a failed one has been undone by PostgreSQL and
// only its row blocks the way: it is marked as rolled back, and the migration is tried again.
async function forgetFailedAttempts(
  engine: SchemaEngine,
  migrationsList: MigrationList,
  onProgress: (line: string) => void,
): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  for (const migrationName of failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
    onProgress(`migration ${migrationName} failed before and is tried again`);
  }
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) {
    throw new Error('Set DATABASE_URL to the PostgreSQL database that the migrations are for.');
  }
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const applied = await applyMigrations(url, say);
  if (applied.length === 0) say('The database has every migration.');
  const db = connectDatabase(url, { poolSize: 1 });
  const added = await ensurePublicHolidays(db).finally(() => db.$disconnect());
  if (added > 0) say(`${added} public holidays added`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
