/**
 * Names the statement under which a connection keeps a text prepared; undefined for one that it does not keep, though Prisma's adapter
 * types it as if every statement had a name.
 */
export type NameOf = (statement: { sql: string }) => string;

/** A statement seen so often is one of the program's own; lists of ids write ever new ones. */
const NAMED_FROM = 3;
const MOST_NAMED = 200;
const MOST_COUNTED = 2_000;

/**
 * Makes the names under which a pool's connections keep statements prepared. Row-level security makes planning dearer than carrying
 * out: what a connection has planned once it plans again only when the role or the tables change. Rare statements stay unnamed.
 */
export function nameStatements(): NameOf {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  const nameOf = (sql: string): string | undefined => {
    const name = names.get(sql);
    if (name !== undefined || names.size >= MOST_NAMED) return name;
    const times = (seen.get(sql) ?? 0) + 1;
    if (times < NAMED_FROM) {
      if (seen.size >= MOST_COUNTED) seen.clear();
      seen.set(sql, times);
      return undefined;
    }
    seen.delete(sql);
    const given = `s${names.size + 1}`;
    names.set(sql, given);
    return given;
  };
  return ({ sql }) => nameOf(sql) as string;
}
