import { defineRoute } from '../route.js';
import { findCalendarNames, getSource } from './get-source.js';
import { presentSource, sourceAnswer } from './source-body.js';

/** Reads how a source is registered, and how its last run went. */
export const getSourceRoute = defineRoute({
  method: 'get',
  path: '/sources/:sourceId',
  operationId: 'getSource',
  summary: 'Read a OneRoster source',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  responses: { 200: { description: 'The source as registered', schema: sourceAnswer } },
  guard: getSource,
  async handle({ deps, guarded }) {
    const names = await findCalendarNames(deps, [guarded.calendarId]);
    return { status: 200, body: presentSource(guarded, names.get(guarded.calendarId) ?? '') };
  },
});
