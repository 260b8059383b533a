import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationsDir } from './migrate.js';
import { createSchemaEngine } from './schema-engine.js';

const schemaFile = path.join(import.meta.dirname, 'schema.prisma');

/**
 * Writes the SQL that leads from the schema of the last migration to the present one; undefined when
 * there is nothing to do. Each migration keeps the schema it leads to beside it, so no database is
 * needed to tell the difference.
 */
export async function diffSinceLastMigration(): Promise<string | undefined> {
  const engine = await createSchemaEngine('postgresql://nobody@127.0.0.1:1/none');
  const former = await findFormerSchema();
  const { stdout } = await engine.diff({
    from: former === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...asFiles(former) },
    to: { tag: 'schemaDatamodel', ...asFiles(await readFile(schemaFile, 'utf8')) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout === null || /^\s*(-- This is an empty migration\.)?\s*$/.test(stdout)
    ? undefined
    : stdout;
}

/** Makes the folder of a new migration and returns its name; `sql` may be completed by hand. */
export async function writeMigration(name: string, sql: string): Promise<string> {
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

function asFiles(content: string) {
  return { files: [{ path: 'schema.prisma', content }] };
}

async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name) throw new Error('Say what it does: npm run migration:new -- add-case-notes');
  const sql = await diffSinceLastMigration();
  if (sql === undefined && !process.argv.includes('--empty')) {
    process.stdout.write('schema.prisma has not changed; --empty makes a migration all the same.\n');
    return;
  }
  const folder = await writeMigration(name, sql ?? '-- Write the SQL here.\n');
  process.stdout.write(`prisma/migrations/${folder}/migration.sql\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
