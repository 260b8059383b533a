import pg from 'pg';
import { askServices } from './ask-services.js';

/** A database of a test file's own, on the PostgreSQL that all test files share. */
export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** Makes a database with every migration; with `seeded`, holding the made-up municipality. */
export async function createTestDatabase({ seeded = false } = {}): Promise<TestDatabase> {
  const url = await askServices(seeded ? '/seeded-database' : '/database');
  return { url, drop: () => dropDatabase(url) };
}

async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const client = new pg.Client({ connectionString: url.replace(/[^/]*$/, 'postgres') });
  await client.connect();
  // FORCE: a pool that a failed test left open must not hide its failure behind another.
  await client.query(`DROP DATABASE ${name} WITH (FORCE)`).finally(() => client.end());
}
