import { z } from 'zod';
import { defineRoute } from '../route.js';
import { findCalendarNames, reachOf, requireSourceKeeper, WITH_LAST_RUN } from './get-source.js';
import { presentSource, sourceAnswer } from './source-body.js';

/** Lists the sources with the last run of each. A municipality has so few that they always fit on one page. */
export const listSourcesRoute = defineRoute({
  method: 'get',
  path: '/sources',
  operationId: 'listSources',
  summary: 'List the OneRoster sources',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  responses: {
    200: {
      description: 'All sources in reach.',
      schema: z.object({ items: z.array(sourceAnswer), nextCursor: z.null() }),
    },
  },
  guard: ({ caller }) => {
    requireSourceKeeper(caller);
  },
  async handle({ deps, caller }) {
    const sources = await deps.db.source.findMany({
      where: reachOf(caller),
      orderBy: { sourceId: 'asc' },
      include: WITH_LAST_RUN,
    });
    const calendars = await findCalendarNames(
      deps,
      sources.map(({ calendarId }) => calendarId),
    );
    const items = sources.map((source) =>
      presentSource(source, calendars.get(source.calendarId) ?? ''),
    );
    return { status: 200, body: { items, nextCursor: null } };
  },
});
