import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationsDir } from '../prisma/migrate.js';
import { withSchemaEngine } from '../prisma/schema-engine.js';
import { reportAndFail, StartError } from './start-error.js';
import { startScratchPostgres } from './scratch-postgres.js';

const schemaFile = path.join(migrationsDir, '..', 'schema.prisma');

/**
 * Writes the SQL that leads from the schema of the last migration to the present one; undefined when
 * there is nothing to do. Each migration keeps the schema it leads to beside it: the database
 * is not looked at, the engine only refuses to work without one.
 */
export async function diffSinceLastMigration(databaseUrl: string): Promise<string | undefined> {
  const former = await findFormerSchema();
  const present = await readFile(schemaFile, 'utf8');
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: former === undefined ? { tag: 'empty' } : asTarget(former),
      to: asTarget(present),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout === null || /^\s*(-- This is an empty migration\.)?\s*$/.test(stdout)
    ? undefined
    : stdout;
}

// `sql` may be completed by hand afterwards.
async function writeMigration(name: string, sql: string): Promise<string> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
  await mkdir(path.join(migrationsDir, folder), { recursive: true });
  await writeFile(path.join(migrationsDir, folder, 'migration.sql'), sql);
  await copyFile(schemaFile, path.join(migrationsDir, folder, 'schema.prisma'));
  return folder;
}

async function findFormerSchema(): Promise<string | undefined> {
  const folders = await readdir(migrationsDir).catch(() => []);
  const file = folders
    .sort()
    .map((folder) => path.join(migrationsDir, folder, 'schema.prisma'))
    .findLast((candidate) => existsSync(candidate));
  return file === undefined ? undefined : readFile(file, 'utf8');
}

function asTarget(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] };
}

async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name) throw new StartError('Say what it does: npm run migration:new -- add-case-notes');
  const postgres = await startScratchPostgres();
  const sql = await diffSinceLastMigration(postgres.url).finally(postgres.stop);
  if (sql === undefined && !process.argv.includes('--empty')) {
    process.stdout.write(
      'schema.prisma has not changed; --empty makes a migration all the same.\n',
    );
    return;
  }
  const folder = await writeMigration(name, sql ?? '-- Write the SQL here.\n');
  process.stdout.write(`prisma/migrations/${folder}/migration.sql\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch(reportAndFail);
}
