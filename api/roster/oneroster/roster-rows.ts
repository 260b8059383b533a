import { z } from 'zod';
import type { Database } from '../../../prisma/connect.js';

/** Lists the collections of OneRoster that we keep, in the order in which they are read. */
export const COLLECTIONS = [
  'orgs',
  'users',
  'roles',
  'classes',
  'enrollments',
  'demographics',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

const words = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text || null);
const heldRole = z.object({ role: z.string(), orgId: words });

/** Says what of a row is kept, a collection each; everything else a source tells is left with it. */
export const CONTENTS = {
  orgs: z.object({ name: words, type: words, identifier: words }),
  users: z.object({
    enabled: z.boolean(),
    givenName: words,
    familyName: words,
    email: words,
    phone: words,
    agentIds: z.array(z.string()),
    roles: z.array(heldRole),
    /** Said outright by the source; null where it says nothing. */
    parentalResponsibility: z.boolean().nullable(),
  }),
  roles: heldRole,
  classes: z.object({ title: words, classType: words, schoolId: words }),
  enrollments: z.object({ role: words, primary: z.boolean() }),
  demographics: z.object({ birthDate: words }),
} as const;
export type ContentOf<C extends Collection> = z.output<(typeof CONTENTS)[C]>;

/** Holds a row of OneRoster, from a file or a service. */
export interface RosterRow {
  sourcedId: string;
  userId: string | null;
  classId: string | null;
  /** Its line in the file. */
  line: number | null;
  content: unknown;
  deleted: boolean;
}

export interface StoredRow<C extends Collection> extends Omit<RosterRow, 'content'> {
  content: ContentOf<C>;
}

/** Names the rows of a source: the client that owns them, and the run that saw them. */
export interface RowSet {
  owner: string;
  seenBy: string;
}

/** Keeps rows as they were last sent. The same row again, or rows in another order, change nothing. Answers how many were news. */
export async function storeRosterRows(
  db: Database,
  { owner, seenBy }: RowSet,
  collection: Collection,
  rows: readonly RosterRow[],
): Promise<number> {
  const newest = [...new Map(rows.map((row) => [row.sourcedId, row])).values()];
  const [{ news } = { news: 0 }] = await db.$queryRaw<{ news: number }[]>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(newest)}::jsonb) as r(
        "sourcedId" text, "userId" text, "classId" text, line int, content jsonb, deleted boolean)
    ), changed as (
      select count(*)::int as news from given g
      left join roster_row w on w.owner = ${owner} and w.collection = ${collection}
                             and w.sourced_id = g."sourcedId"
      where w.owner is null or (w.content, w.deleted, w.user_id, w.class_id)
            is distinct from (g.content, g.deleted, g."userId", g."classId")
    ), stored as (
      insert into roster_row (owner, collection, sourced_id, user_id, class_id, line, content,
                              deleted, seen_by)
      select ${owner}, ${collection}, g."sourcedId", g."userId", g."classId", g.line, g.content,
             g.deleted, ${seenBy}::uuid
      from given g
      on conflict (owner, collection, sourced_id) do update set
        user_id = excluded.user_id, class_id = excluded.class_id, line = excluded.line,
        content = excluded.content, deleted = excluded.deleted, seen_by = excluded.seen_by
    )
    select news from changed`;
  return news;
}

/** Marks rows as seen that could not be read: what is kept of them stays as it was. */
export async function markSeen(
  db: Database,
  { owner, seenBy }: RowSet,
  collection: Collection,
  ids: readonly string[],
): Promise<void> {
  await db.rosterRow.updateMany({
    where: { owner, collection, sourcedId: { in: [...ids] } },
    data: { seenBy },
  });
}

/** Marks as deleted what a whole list has left out. Answers how many. */
export async function endUnseen(
  db: Database,
  { owner, seenBy }: RowSet,
  collection: Collection,
): Promise<number> {
  const { count } = await db.rosterRow.updateMany({
    where: { owner, collection, deleted: false, seenBy: { not: seenBy } },
    data: { deleted: true, line: null },
  });
  return count;
}
