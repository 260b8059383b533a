import { z } from 'zod';
import type { Ground, Relation } from '../../domain/who-sees.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { asProgram } from '../../prisma/scope.js';
import { holdsRole, personOf } from '../auth/caller.js';
import { problem } from '../problems.js';
import { defineRoute, type GuardContext } from '../route.js';
import { logAccess } from './log-access.js';
import { pageFields, readCursor, writeCursor } from './page.js';
import { findSourceIds } from './source-ids.js';
import { isCaseId, relationTo } from './who-sees.js';

const item = z.object({
  at: z.iso.datetime({ offset: true }),
  clientId: z.string(),
  staffId: z.string().nullable(),
  role: z.string().nullable(),
  action: z.string(),
  ground: z.string(),
  result: z.enum(['allowed', 'refused']),
});

/** Reads who read or did what on a case, newest first. */
export const getAccessLogRoute = defineRoute({
  method: 'get',
  path: '/cases/:caseId/access-log',
  operationId: 'getAccessLog',
  summary: 'Read who read or did what on a case',
  description: 'For leadership and the data-protection officer.',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  query: z.object(pageFields),
  responses: {
    200: {
      description: 'One page of the access log, newest first.',
      schema: z.object({ items: z.array(item), nextCursor: z.string().nullable() }),
    },
  },
  guard: guardAccessLog,
  async handle({
    deps,
    caller,
    guarded: relation,
    params: { caseId },
    query: { limit, cursor },
    now,
  }) {
    const after = readCursor(cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
    const rows = await deps.db.accessLog.findMany({
      where: { caseId, ...(after && { id: { lt: BigInt(after[0]) } }) },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    await logAccess(deps.db, caller, [
      { caseId, action: 'access-log', relation, result: 'allowed', now },
    ]);
    const shown = rows.slice(0, limit);
    const ids = await findSourceIds(
      deps.db,
      'staff',
      shown.flatMap((row) => row.staffId ?? []),
    );
    const items = shown.map(({ at, clientId, staffId, role, action, ground, result }) => ({
      at: at.toISOString(),
      clientId,
      staffId: staffId && (ids.get(staffId) ?? staffId),
      role,
      action,
      ground,
      result: result === 'refused' ? ('refused' as const) : ('allowed' as const),
    }));
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      status: 200,
      body: { items, nextCursor: last ? writeCursor([String(last.id)]) : null },
    };
  },
});

/** The officer sees the log though not the case; a protected address stays with its named people. */
async function guardAccessLog({
  deps,
  caller,
  params: { caseId },
  now,
}: GuardContext<'/cases/:caseId/access-log'>): Promise<Relation> {
  // The data-protection officer sees no case, and must be told apart from whoever asks for one that does not exist.
  const stored = isCaseId(caseId)
    ? await asProgram(() => findCaseInView(deps.db, caseId, now))
    : undefined;
  if (!stored) throw problem('not-found');
  const relation = await relationTo(deps, caller, stored, now);
  if (relation?.roles.includes('school-leadership')) return relation;
  const person = personOf(caller);
  const isOfficer = holdsRole(person, 'data-protection-officer');
  if (isOfficer && !stored.view.case.protectedAddress) {
    const ground: Ground = 'data-protection';
    return { roles: ['data-protection-officer'], ground, sight: 'codes' };
  }
  throw problem(relation ? 'not-allowed' : 'not-found');
}
