import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectDatabase, type Database, type Transaction } from '../../prisma/connect.js';
import { Prisma } from '../../prisma/generated/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a raw statement', () => {
  let database: TestDatabase;
  let db: Database;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = connectDatabase(database.url, { poolSize: 2 });
  });

  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
  });

  // Inside a transaction a statement goes Prisma's own way.
  const bothWays = async (ask: (client: Database | Transaction) => Promise<unknown>) => [
    await ask(db),
    await db.$transaction((tx) => ask(tx)),
  ];

  it('gives every type as Prisma does', async () => {
    const [directly, byPrisma] = await bothWays(
      (client) => client.$queryRaw`
        select 7::int as whole, 9007199254740993::bigint as large, 1.5::float8 as broken,
               12.340::numeric as exact, true as truth, 'æ'::text as words, null::text as nothing,
               '2026-03-29'::date as day, '2026-03-29T02:30:00+02'::timestamptz as moment,
               array['a', null]::text[] as list, '{"a": [1, "b"]}'::jsonb as json,
               '6b1c3a52-0000-4000-8000-000000000001'::uuid as id`,
    );
    expect(directly).toEqual(byPrisma);
    expect(directly).toMatchObject([{ large: 9007199254740993n, day: new Date('2026-03-29') }]);
  });

  it('takes every value as Prisma does, and statements within it', async () => {
    const [moment, words] = [new Date('2026-03-29T00:30:00.123Z'), ["o'clock", '"', '\\', '']];
    const part = Prisma.sql`select ${3}::int + ${4}::int as sum`;
    const [directly, byPrisma] = await bothWays(
      (client) => client.$queryRaw`
        select ${moment}::timestamptz as moment, ${words}::text[] as words, ${null}::text as nothing,
               ${false}::bool as truth, ${5n}::bigint as large, ${JSON.stringify({ a: 1 })}::jsonb as json,
               parts.sum from (${part}) parts`,
    );
    expect(directly).toEqual(byPrisma);
    expect(directly).toMatchObject([{ moment, words, sum: 7 }]);
  });

  it('answers how many rows it changed', async () => {
    await db.$executeRaw`create table counted as select generate_series(1, 3) as n`;
    expect(await db.$executeRaw`update counted set n = n + 1 where n > ${1}`).toBe(2);
  });

  it('is undone with the transaction that it stands in', async () => {
    await db.$executeRaw`create table undone (n int)`;
    const broken = db.$transaction(async (tx) => {
      await tx.$executeRaw`insert into undone values (1)`;
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await db.$queryRaw`select n from undone`).toEqual([]);
  });

  it('says what was wrong with it, and the next one goes', async () => {
    await expect(db.$queryRaw`select nonsense`).rejects.toMatchObject({ code: '42703' });
    expect(await db.$queryRaw`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('ends its connections also when nothing else was sent', async () => {
    const other = connectDatabase(database.url, { poolSize: 1 });
    expect(await other.$queryRaw`select 1 as one`).toEqual([{ one: 1 }]);
    await other.$disconnect();
    await expect(other.$queryRaw`select 1`).rejects.toThrow('after calling end');
  });
});
