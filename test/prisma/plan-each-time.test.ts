import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, type Database, type Transaction } from '../../prisma/connect.js';
import { planEachTime } from '../../prisma/plan-each-time.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a transaction that plans each time', () => {
  let test: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    db = connectDatabase(test.url, { poolSize: 1 });
  });
  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  const modeIn = async (tx: Transaction | Database) => {
    const [row] = await tx.$queryRaw<{ mode: string }[]>`
      select current_setting('plan_cache_mode') as mode`;
    return row?.mode;
  };

  it('does so to its end, and leaves its connection as it was', async () => {
    const within = await db.$transaction(async (tx) => {
      await planEachTime(tx);
      return modeIn(tx);
    });
    expect([within, await modeIn(db)]).toEqual(['force_custom_plan', 'auto']);
  });
});
