import type { Database } from '../../prisma/connect.js';
import { Prisma } from '../../prisma/generated/client.js';

/** Names a table too. */
type Kind = 'staff' | 'student' | 'school' | 'guardian' | 'calendar';
/** Keeps what was looked up: our own ids are random, and a source's id never changes under one. */
const KNOWN = new WeakMap<Database, Map<string, string>>();
const MOST_KEPT = 50_000;

/** Finds the sources' ids of many of our own at once; those unknown are left out. */
export async function findSourceIds(
  db: Database,
  kind: Kind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = knownOf(db);
  if (known.size + ids.length > MOST_KEPT) known.clear();
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length > 0) {
    for (const { id, sourceId } of await read(db, kind, unknown)) known.set(id, sourceId);
  }
  return known;
}

/** Finds the source's id of one of our own; our own id where the source's is gone. */
export async function sourceIdOf(db: Database, kind: Kind, id: string): Promise<string> {
  return (await findSourceIds(db, kind, [id])).get(id) ?? id;
}

function knownOf(db: Database): Map<string, string> {
  const known = KNOWN.get(db) ?? new Map<string, string>();
  KNOWN.set(db, known);
  return known;
}

// By hand: every first look at a case comes by. A list of ids is planned anew each time, which takes far longer than to find one.
function read(db: Database, kind: Kind, ids: string[]) {
  const [first, ...others] = ids;
  const isWanted =
    others.length === 0 ? Prisma.sql`id = ${first}::uuid` : Prisma.sql`id = any(${ids}::uuid[])`;
  return db.$queryRaw<{ id: string; sourceId: string }[]>`
    select id, source_id as "sourceId" from ${Prisma.raw(kind)} where ${isWanted}`;
}
