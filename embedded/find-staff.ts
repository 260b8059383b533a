import pg from 'pg';

/** Makes the question the OpenID provider asks: is there an active person with this staff id? */
export function makePersonFinder(databaseUrl: string): {
  findPerson: (staffId: string) => Promise<boolean>;
  close: () => Promise<void>;
} {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 2,
    connectionTimeoutMillis: 5_000,
  });
  // A lost connection (PostgreSQL restarted) must not take the whole start down.
  pool.on('error', () => undefined);
  return {
    findPerson: async (staffId) => {
      const sql = 'SELECT 1 FROM staff WHERE source_id = $1 AND active';
      return (await pool.query(sql, [staffId])).rowCount === 1;
    },
    close: () => pool.end(),
  };
}
