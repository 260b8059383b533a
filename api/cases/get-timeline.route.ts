import { z } from 'zod';
import { defineRoute } from '../route.js';
import { findTimeline } from './find-timeline.js';
import { logAccess } from './log-access.js';
import { timelineItemSchema } from './timeline-item.js';
import { getCaseFor } from './who-sees.js';

/** Reads everything that happened on a case, oldest first. */
export const getTimelineRoute = defineRoute({
  method: 'get',
  path: '/cases/:caseId/timeline',
  operationId: 'getTimeline',
  summary: 'Read what happened on a case',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['timeline'] },
  responses: {
    200: {
      description: 'Everything that happened, oldest first.',
      schema: z.object({ items: z.array(timelineItemSchema) }),
    },
  },
  guard: ({ deps, caller, params, now }) =>
    getCaseFor(deps, caller, params.caseId, { action: 'timeline', now }),
  async handle({ deps, caller, guarded: { stored, relation }, now }) {
    const { case: c } = stored.view;
    const [items] = await Promise.all([
      findTimeline(deps.db, c, relation.sight),
      logAccess(deps.db, caller, [
        { caseId: c.id, action: 'timeline', relation, result: 'allowed', now },
      ]),
    ]);
    return { status: 200, body: { items } };
  },
});
