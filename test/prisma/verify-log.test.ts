import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { CHAIN_START, chainHash } from '../../prisma/access-log/chain-hash.js';
import { createSealer } from '../../prisma/access-log/create-sealer.js';
import { verifyLog } from '../../prisma/access-log/verify-log.js';
import { connectDatabase, type Database } from '../../prisma/connect.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the access log’s chain', () => {
  let database: TestDatabase;
  let api: Database;
  let worker: Database;
  let owner: pg.Client;
  const logIds: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    api = connectDatabase(database.url, { role: 'naervaer_api', poolSize: 3, scope: 'program' });
    worker = connectDatabase(database.url, { role: 'naervaer_worker', poolSize: 2 });
    owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await Promise.all([api.$disconnect(), worker.$disconnect(), owner.end()]);
    await database.drop();
  });

  // The owner of the tables can lay every guard aside: that is what the chain is for.
  async function tamper(sql: string, values: unknown[] = []): Promise<void> {
    await owner.query('set session_replication_role = replica');
    await owner.query(sql, values).finally(() => owner.query('reset session_replication_role'));
  }
  function write(count: number, db: Pick<Database, 'accessLog'> = api) {
    const line = { caseId: randomUUID(), at: '2026-09-14T08:00:00.000Z', clientId: 'app' };
    const more = { action: 'read', ground: 'own-school', result: 'allowed', role: 'ppa' };
    return db.accessLog.createMany({
      data: Array.from({ length: count }, () => ({ ...line, ...more })),
    });
  }
  // Again until it is done: transactions of other databases, which run beside this test, hold a line back too.
  async function sealAll(): Promise<void> {
    const sealer = createSealer(worker);
    while ((await verify()).waiting > 0) await sealer.seal();
  }
  const verify = (expect?: string) => verifyLog(api, { expect });

  beforeEach(async () => {
    await tamper('truncate access_log, access_log_seal');
    await write(10);
    await sealAll();
    const { rows } = await owner.query<{ id: string }>('select id from access_log order by id');
    logIds.splice(0, logIds.length, ...rows.map(({ id }) => id));
  });
  const lineOf = (n: number) => BigInt(logIds[n] ?? 0);

  it('is whole as it was written, and says its head', async () => {
    const verified = await verify();
    expect(verified).toMatchObject({ sealed: 10n, waiting: 0, fault: undefined });
    expect((await verify(verified.head)).fault).toBeUndefined();
  });

  it('counts the lines that are not sealed yet, and goes on where it ended', async () => {
    const before = await verify();
    await write(3);
    expect(await verify()).toMatchObject({ sealed: 10n, waiting: 3, fault: undefined });
    await sealAll();
    expect(await verify(before.head)).toMatchObject({ sealed: 13n, waiting: 0, fault: undefined });
  });

  it.each(['role', 'action', 'ground', 'client_id', 'result'])(
    'finds a line whose %s was changed',
    async (column) => {
      await tamper(`update access_log set ${column} = 'other' where id = $1`, [logIds[4]]);
      expect(await verify()).toMatchObject({
        sealed: 4n,
        fault: { what: 'changed', logId: lineOf(4) },
      });
    },
  );

  it('finds the first of several', async () => {
    await tamper('delete from access_log where id = $1', [logIds[7]]);
    await tamper(`update access_log set at = now() where id = $1`, [logIds[2]]);
    expect((await verify()).fault).toEqual({ what: 'changed', logId: lineOf(2) });
  });

  it('finds a line that was removed, alone or with its seal', async () => {
    await tamper('delete from access_log where id = $1', [logIds[5]]);
    expect((await verify()).fault).toEqual({ what: 'removed', logId: lineOf(5) });
    await tamper('delete from access_log_seal where log_id = $1', [logIds[5]]);
    expect((await verify()).fault).toEqual({ what: 'removed', logId: lineOf(6) });
  });

  it('finds a line that was put in between', async () => {
    await tamper('delete from access_log_seal where log_id = $1', [logIds[3]]);
    await tamper('update access_log_seal set number = number - 1 where log_id > $1', [logIds[3]]);
    expect((await verify()).fault).toEqual({ what: 'put-in-between', logId: lineOf(3) });
  });

  it('finds a line put into a gap that an undone request left', async () => {
    const gap = await owner.query<{ id: string }>(`select nextval('access_log_id_seq') as id`);
    await write(2);
    await sealAll();
    const id = gap.rows[0]?.id;
    await tamper(
      `insert into access_log (id, case_id, at, client_id, action, ground, result)
       values ($1, gen_random_uuid(), now(), 'app', 'read', 'own-school', 'allowed')`,
      [id],
    );
    expect((await verify()).fault).toEqual({ what: 'put-in-between', logId: BigInt(id ?? 0) });
  });

  it('finds by the head that was kept a chain that was made anew, or cut at its end', async () => {
    const { head } = await verify();
    await tamper('delete from access_log where id = $1', [logIds[9]]);
    await tamper('delete from access_log_seal where log_id = $1', [logIds[9]]);
    expect((await verify()).fault).toBeUndefined();
    expect((await verify(head)).fault).toEqual({ what: 'head-missing', logId: null });
    await tamper('truncate access_log_seal');
    await sealAll();
    expect((await verify(head)).fault).toEqual({ what: 'head-missing', logId: null });
  });

  it('seals no line while an earlier one may still come', async () => {
    await api.$transaction(async (tx) => {
      await write(1, tx);
      await write(1);
      const sealer = createSealer(worker);
      expect([await sealer.seal(), await sealer.seal()]).toEqual([0, 0]);
    });
    await sealAll();
    expect(await verify()).toMatchObject({ sealed: 12n, waiting: 0, fault: undefined });
  });

  it('seals once when two seal at one moment', async () => {
    await write(50);
    await Promise.all([sealAll(), sealAll()]);
    await sealAll();
    expect(await verify()).toMatchObject({ sealed: 60n, waiting: 0, fault: undefined });
  });

  it('makes each hash of the one before and the line, so that another program can check it', async () => {
    const { rows } = await owner.query<{ text: string; hash: Buffer }>(
      `select access_log_text(l) as text, s.hash from access_log l join access_log_seal s on s.log_id = l.id order by l.id limit 1`,
    );
    expect(JSON.parse(rows[0]?.text ?? '')).toEqual([
      logIds[0],
      expect.any(String),
      '2026-09-14T08:00:00.000Z',
      'app',
      null,
      'ppa',
      'read',
      'own-school',
      'allowed',
    ]);
    expect(rows[0]?.hash).toEqual(chainHash(CHAIN_START, rows[0]?.text ?? ''));
  });
});
