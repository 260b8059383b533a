import pg from 'pg';
import { Prisma, type PrismaClient } from './generated/client.js';
import type { NameOf } from './name-statements.js';

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;
/** Where the driver's own reading differs from what Prisma makes of a value. */
const PARSERS = new Map<number, (value: string) => unknown>([
  [INT8, BigInt],
  [DATE, (value) => new Date(`${value}T00:00:00Z`)],
  [NUMERIC, (value) => new Prisma.Decimal(value)],
]);
const types = {
  getTypeParser: (oid: number): ((value: string) => unknown) =>
    PARSERS.get(oid) ?? (pg.types.getTypeParser(oid) as (value: string) => unknown),
};

/**
 * Makes a client send its raw statements by the driver itself: of Prisma's way there they need nothing, and it takes three times the
 * driver's own CPU (docs/decisions/0019). Inside a transaction, whose client is Prisma's own, they go Prisma's way.
 */
export function sendRawDirectly(client: PrismaClient, pool: pg.Pool, nameOf: NameOf): PrismaClient {
  pool.on('error', () => undefined); // an idle connection that breaks is replaced when next wanted
  const send = (statement: TemplateStringsArray | Prisma.Sql, given: unknown[]) => {
    const { text, values } = writeOut(statement, given);
    const query = { name: nameOf({ sql: text }), text, values, types };
    return pool.query<Record<string, unknown>>(query);
  };
  const own: Partial<Record<string | symbol, unknown>> = {
    $queryRaw: async (statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await send(statement, values)).rows,
    $executeRaw: async (statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await send(statement, values)).rowCount ?? 0,
    async $disconnect() {
      await client.$disconnect();
      // Prisma ends the pool only where it has used it.
      if (!pool.ended && !pool.ending) await pool.end();
    },
  };
  return new Proxy(client, {
    get: (target, name) => own[name] ?? (Reflect.get(target, name, target) as unknown),
  });
}

const WRITTEN = new WeakMap<TemplateStringsArray, string>();

function writeOut(
  statement: TemplateStringsArray | Prisma.Sql,
  values: unknown[],
): { text: string; values: unknown[] } {
  if (statement instanceof Prisma.Sql) return statement;
  if (values.some((value) => value instanceof Prisma.Sql)) return Prisma.sql(statement, ...values);
  const text = WRITTEN.get(statement) ?? statement.reduce((sql, part, n) => `${sql}$${n}${part}`);
  WRITTEN.set(statement, text);
  return { text, values };
}
