import { z } from 'zod';
import { defineRoute } from '../route.js';
import { logAccess } from './log-access.js';
import { pageFields, readCursor, writeCursor } from './page.js';
import { findSourceIds } from './source-ids.js';
import { getCaseFor } from './who-sees.js';

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
  description:
    'For leadership and the data-protection officer. A protected address stays with its named people.',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['access-log'] },
  query: z.object(pageFields),
  responses: {
    200: {
      description: 'One page of the access log, newest first.',
      schema: z.object({ items: z.array(item), nextCursor: z.string().nullable() }),
    },
  },
  guard: ({ deps, caller, params, now }) =>
    getCaseFor(deps, caller, params.caseId, { action: 'access-log', now }),
  async handle({
    deps,
    caller,
    guarded: { relation },
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
