import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase } from '../../prisma/connect.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a connection of one of the programs', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('works in its role, and compiles no statement', async () => {
    const db = connectDatabase(test.url, { role: 'naervaer_worker', poolSize: 1 });
    const rows =
      await db.$queryRaw`select current_user::text as role, current_setting('jit') as jit`;
    expect(rows).toEqual([{ role: 'naervaer_worker', jit: 'off' }]);
    await db.$disconnect();
  });
});
