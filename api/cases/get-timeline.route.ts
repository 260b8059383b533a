import { z } from 'zod';
import { ROLES } from '../../domain/codes.js';
import { defineRoute } from '../route.js';
import { findTimeline } from './find-timeline.js';
import { logAccess } from './log-access.js';
import { getVisibleCase } from './who-sees.js';

const item = z
  .object({
    at: z.iso.datetime({ offset: true }),
    type: z.string(),
    actor: z.object({
      kind: z.enum(['person', 'system', 'program']),
      role: z.enum(ROLES).optional(),
      staffId: z.string().optional(),
    }),
    /** The command's free text, for those who are entitled to it. */
    text: z.record(z.string(), z.unknown()).optional(),
  })
  .loose();
export type TimelineItem = z.infer<typeof item>;

/** Reads everything that happened on a case, oldest first. */
export const getTimelineRoute = defineRoute({
  method: 'get',
  path: '/cases/:caseId/timeline',
  operationId: 'getTimeline',
  summary: 'Read what happened on a case',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  responses: {
    200: {
      description: 'Everything that happened, oldest first.',
      schema: z.object({ items: z.array(item) }),
    },
  },
  guard: ({ deps, caller, params, now }) => getVisibleCase(deps, caller, params.caseId, now),
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
