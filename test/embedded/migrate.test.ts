import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { diffSinceLastMigration } from '../../embedded/new-migration.js';
import { applyMigrations } from '../../prisma/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-migrations-'));
const said: string[] = [];
const apply = () => applyMigrations(database.url, (line) => said.push(line), directory);

function write(name: string, sql: string): void {
  mkdirSync(path.join(directory, name), { recursive: true });
  writeFileSync(path.join(directory, name, 'migration.sql'), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await query('DROP SCHEMA public CASCADE');
  await query('CREATE SCHEMA public');
  write('20260101000000_one', 'CREATE TABLE one (id int);');
  write(
    '20260102000000_two',
    "CREATE FUNCTION two() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$;",
  );
});

afterAll(async () => {
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

describe('migrations', () => {
  it('are applied once when two starts come together', async () => {
    const applied = await Promise.all([apply(), apply()]);
    expect(applied.flat()).toEqual(['20260101000000_one', '20260102000000_two']);
  });

  it('may hold semicolons inside a function', async () => {
    expect(await query('SELECT two()')).toEqual([{ two: 'a;b' }]);
  });

  it('are not applied again', async () => {
    expect(await apply()).toEqual([]);
  });

  it('that fail leave nothing behind, say why, and are tried again', async () => {
    write('20260103000000_three', 'CREATE TABLE three (id int); SELECT missing;');
    await expect(apply()).rejects.toThrow(/20260103000000_three failed .* "missing"/);
    expect(await query("SELECT to_regclass('three') AS name")).toEqual([{ name: null }]);
    write('20260103000000_three', 'CREATE TABLE three (id int);');
    expect(await apply()).toEqual(['20260103000000_three']);
  });
});

describe('the migrations of this program', () => {
  it('lead to the present schema', async () => {
    expect(await diffSinceLastMigration(database.url)).toBeUndefined();
  });

  it('are all in a database that a test gets', async () => {
    const fresh = await createTestDatabase();
    expect(await applyMigrations(fresh.url)).toEqual([]);
    await fresh.drop();
  });
});
