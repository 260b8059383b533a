import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { connectDatabase, type Database } from '../../prisma/connect.js';
import { asProgram, inScope, type CallerScope } from '../../prisma/scope.js';
import { createCaseWorld, type CaseWorld } from '../support/case-world.js';

/** Lists the tables that hold neither identity nor text of a child; every other must be locked. */
const OPEN = [
  '_prisma_migrations',
  'access_log_seal',
  'api_client',
  'calendar',
  'calendar_closure',
  'calendar_year',
  'guide_version',
  'local_meeting_date',
  'outward_cursor',
  'public_holiday',
  'school',
  'school_closed_day',
  'source',
  'source_refusal',
  'source_run',
  'staff',
  'staff_role',
  'term_figures',
  'trigger_firing_entry',
];
const ROLES = ['naervaer_api', 'naervaer_program', 'naervaer_worker'];

describe('the scope of a connection', () => {
  let world: CaseWorld;
  let db: Database;
  let owner: pg.Client;
  let north: CallerScope;
  let south: CallerScope;

  beforeAll(async () => {
    world = await createCaseWorld();
    await world.openCase('anna');
    await world.openCase('cato');
    const url = world.databaseUrl;
    db = connectDatabase(url, { role: 'naervaer_api', poolSize: 3 });
    owner = new pg.Client({ connectionString: url });
    await owner.connect();
    [north, south] = await Promise.all([leaderOf('north'), leaderOf('south')]);
  });
  afterAll(async () => {
    await Promise.all([db.$disconnect(), owner.end()]);
    await world.end();
  });

  async function leaderOf(school: string): Promise<CallerScope> {
    const [staff, { id }] = await Promise.all([
      world.db.staff.findUniqueOrThrow({ where: { sourceId: `${school}-leader` } }),
      world.db.school.findUniqueOrThrow({ where: { sourceId: school } }),
    ]);
    return {
      clientId: 'app',
      staffId: staff.id,
      schoolIds: [id],
      partnerRoles: [],
      clientSchools: 'all',
      isDataProtectionOfficer: false,
    };
  }
  const lockedTables = async () => {
    const { rows } = await owner.query<{ relname: string }>(
      `select relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity and relforcerowsecurity`,
    );
    return rows.map(({ relname }) => relname).sort();
  };

  it('is none at first, and then no locked table shows a row', async () => {
    for (const table of await lockedTables()) {
      const [counted] = await db.$queryRawUnsafe<{ count: bigint }[]>(
        `select count(*) from ${table}`,
      );
      expect({ table, count: Number(counted?.count) }).toEqual({ table, count: 0 });
    }
  });

  it('forces row-level security on every table but those that hold neither identity nor text', async () => {
    const { rows } = await owner.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const locked = await lockedTables();
    const unlocked = rows.map(({ relname }) => relname).filter((name) => !locked.includes(name));
    expect(unlocked.sort()).toEqual(OPEN);
  });

  it('follows each of many queries at once, on few connections', async () => {
    const namesIn = (scope: CallerScope) =>
      inScope(scope, async () => {
        const rows = await db.student.findMany({ orderBy: { sourceId: 'asc' } });
        return rows.map(({ sourceId }) => sourceId);
      });
    const asked = Array.from({ length: 60 }, (_, i) => namesIn(i % 2 === 0 ? north : south));
    const answers = await Promise.all(asked);
    // Dina's address is protected, and this leader is the one who is named for her.
    answers.forEach((names, i) => {
      expect(names).toEqual(i % 2 === 0 ? ['anna', 'bo', 'dina'] : ['cato']);
    });
  });

  it('follows each findUnique, also of those that Prisma would send together', async () => {
    const find = (scope: CallerScope | 'program', sourceId: string) =>
      inScope(scope, () => db.student.findUnique({ where: { sourceId } }));
    const found = await Promise.all([
      find('program', 'anna'),
      find(south, 'anna'),
      find(north, 'anna'),
      find(north, 'cato'),
      find(south, 'cato'),
    ]);
    expect(found.map((student) => student?.sourceId)).toEqual([
      'anna',
      undefined,
      'anna',
      undefined,
      'cato',
    ]);
  });

  it('stays what it was at the beginning of a transaction', async () => {
    const seen = await inScope(south, () =>
      db.$transaction(async (tx) => [
        await tx.student.count(),
        await asProgram(() => tx.student.count()),
      ]),
    );
    expect(seen).toEqual([1, 1]);
  });

  it('lets nobody write a line of the log in another’s name', async () => {
    const line = { caseId: north.staffId ?? '', at: new Date(), action: 'read', ground: 'x' };
    const write = (staffId: string | null) =>
      inScope(south, () =>
        db.accessLog.create({
          data: { ...line, clientId: 'app', staffId, result: 'allowed' },
          select: { id: true },
        }),
      );
    await expect(write(north.staffId)).rejects.toThrow(/row-level security/);
  });

  it.each(ROLES)('%s neither owns a table nor steps over its rows', async (role) => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
              (select count(*)::int from pg_class where relowner = r.oid) as owns
       from pg_roles r where rolname = $1`,
      [role],
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolcanlogin: false,
        owns: 0,
      },
    ]);
  });

  it.each(ROLES)('%s cannot change a table, a policy or the log', async (role) => {
    const refused = async (sql: string) => {
      await owner.query('begin');
      await owner.query(`set local role ${role}`);
      const error = await owner.query(sql).then(
        () => undefined,
        (e: unknown) => e as { code?: string },
      );
      await owner.query('rollback');
      return { sql, code: error?.code };
    };
    const INSUFFICIENT_PRIVILEGE = '42501';
    for (const sql of [
      'create table more (id int)',
      'alter table student disable row level security',
      'drop policy reach on student',
      'create policy all_of_it on student using (true)',
      'update access_log set at = now()',
      'delete from access_log',
      'truncate access_log',
      'update access_log_seal set number = 0',
      'delete from access_log_seal',
    ]) {
      expect(await refused(sql)).toEqual({ sql, code: INSUFFICIENT_PRIVILEGE });
    }
  });

  it('keeps from the worker what it sends e-mail without', async () => {
    const worker = connectDatabase(world.databaseUrl, { role: 'naervaer_worker', poolSize: 1 });
    const read = (sql: string) => worker.$queryRawUnsafe(sql);
    await expect(read('select id, birth_date from student')).resolves.toHaveLength(4);
    for (const sql of [
      'select name from student',
      'select source_id from student',
      'select email from guardian',
      'select reason from absence',
      'select fields from draft',
      "select kind from school_absence(gen_random_uuid(), '2026-08-01', '2026-12-31')",
    ]) {
      await expect(read(sql)).rejects.toThrow(/permission denied/);
    }
    await worker.$disconnect();
  });
});
