import { z } from 'zod';
import { pageFields, readCursor, writeCursor } from '../cases/page.js';
import { defineRoute } from '../route.js';
import { cursorInstantField } from '../time-fields.js';
import { getSource } from './get-source.js';
import { presentRun, runSchema } from './source-body.js';

/** Lists a source's runs of the last ninety days, newest first. */
export const listRunsRoute = defineRoute({
  method: 'get',
  path: '/sources/:sourceId/runs',
  operationId: 'listSourceRuns',
  summary: 'List a source’s runs',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  query: z.object(pageFields),
  responses: {
    200: {
      description: 'One page of runs.',
      schema: z.object({ items: z.array(runSchema), nextCursor: z.string().nullable() }),
    },
  },
  guard: getSource,
  async handle({ deps, guarded: { id: sourceId }, query: { limit, cursor } }) {
    const keys = z.tuple([cursorInstantField, z.uuid()]);
    const [startedAt, id] = readCursor(cursor, keys) ?? [];
    const found = await deps.db.sourceRun.findMany({
      where: {
        sourceId,
        ...(startedAt !== undefined &&
          id !== undefined && {
            OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }],
          }),
      },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      status: 200,
      body: {
        items: shown.map(presentRun),
        nextCursor: last ? writeCursor([last.startedAt.toISOString(), last.id]) : null,
      },
    };
  },
});
