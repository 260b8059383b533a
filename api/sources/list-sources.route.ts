import { z } from 'zod';
import { cutPage, pageFields } from '../cases/page.js';
import { defineRoute } from '../route.js';
import { findCalendarNames, reachOf, requireSourceKeeper, WITH_LAST_RUN } from './get-source.js';
import { presentSource, sourceAnswer } from './source-body.js';

/** Lists the sources, by id, with the last run of each. */
export const listSourcesRoute = defineRoute({
  method: 'get',
  path: '/sources',
  operationId: 'listSources',
  summary: 'List the OneRoster sources',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  query: z.object(pageFields),
  responses: {
    200: {
      description: 'One page of the sources in reach.',
      schema: z.object({ items: z.array(sourceAnswer), nextCursor: z.string().nullable() }),
    },
  },
  guard: ({ caller }) => {
    requireSourceKeeper(caller);
  },
  async handle({ deps, caller, query }) {
    const all = await deps.db.source.findMany({ where: reachOf(caller), include: WITH_LAST_RUN });
    const { page: sources, nextCursor } = cutPage(all, query, ({ sourceId }) => sourceId);
    const calendars = await findCalendarNames(
      deps,
      sources.map(({ calendarId }) => calendarId),
    );
    const items = sources.map((source) =>
      presentSource(source, calendars.get(source.calendarId) ?? ''),
    );
    return { status: 200, body: { items, nextCursor } };
  },
});
