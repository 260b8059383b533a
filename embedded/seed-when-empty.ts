import pg from 'pg';

/** Fills a database that knows no school with the made-up municipality; tells whether it did. */
export async function seedWhenEmpty(
  databaseUrl: string,
  say: (line: string) => void,
): Promise<boolean> {
  if (!(await isEmpty(databaseUrl))) return false;
  say('Seeding a made-up municipality …');
  const { seedMunicipality } = await import('../prisma/seed.js');
  await seedMunicipality(databaseUrl, say);
  return true;
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query('SELECT 1 FROM school LIMIT 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}
