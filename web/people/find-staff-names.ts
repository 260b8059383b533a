import type { Database } from '../../prisma/connect.js';

/** Finds the names of members of staff by the sources' ids. */
export async function findStaffNames(
  db: Database,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await db.staff.findMany({
    where: { sourceId: { in: [...sourceIds] } },
    select: { sourceId: true, name: true },
  });
  return new Map(found.map(({ sourceId, name }) => [sourceId, name]));
}
