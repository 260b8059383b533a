import type { Prisma } from '../../prisma/generated/client.js';
import { letsIn } from '../../domain/access/beyond-cases.js';
import { personOf, type Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import type { GuardContext } from '../route.js';

export const WITH_LAST_RUN = {
  runs: { orderBy: { startedAt: 'desc' }, take: 1 },
} as const satisfies Prisma.SourceInclude;

/** Lets through the administrator, and apps on their own (their scope is judged before). */
export function requireSourceKeeper(caller: Caller): void {
  const person = personOf(caller);
  if (person && !letsIn('sources', person.roles)) throw problem('not-allowed');
}

/** Says which sources a caller sees: the administrator all, an app its own. */
export function reachOf(caller: Caller): Prisma.SourceWhereInput {
  return personOf(caller) ? {} : { ownerClient: caller.clientId };
}

/** Gets a source in the caller's reach; throws not-found alike for another's and none. */
export async function getSource({
  deps,
  caller,
  params: { sourceId },
}: Pick<GuardContext, 'deps' | 'caller'> & { params: { sourceId: string } }) {
  requireSourceKeeper(caller);
  const where = { sourceId, ...reachOf(caller) };
  const source = await deps.db.source.findFirst({ where, include: WITH_LAST_RUN });
  if (!source) throw problem('not-found');
  return source;
}

/** Finds the source ids of calendars, by our own. */
export async function findCalendarNames(
  { db }: Pick<Deps, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await db.calendar.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, sourceId: true },
  });
  return new Map(found.map(({ id, sourceId }) => [id, sourceId]));
}
