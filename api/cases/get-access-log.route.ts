import { z } from 'zod';
import { defineRoute } from '../route.js';
import { accessLogSchema, answerAccessLog } from './access-log-answer.js';
import { logAccess } from './log-access.js';
import { pageFields } from './page.js';
import { getCaseFor } from './who-sees.js';

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
      schema: accessLogSchema,
    },
  },
  guard: ({ deps, caller, params, now }) =>
    getCaseFor(deps, caller, params.caseId, { action: 'access-log', now }),
  async handle({ deps, caller, guarded: { relation }, params: { caseId }, query, now }) {
    const body = await answerAccessLog(deps, [caseId], query);
    await logAccess(deps.db, caller, [
      { caseId, action: 'access-log', relation, result: 'allowed', now },
    ]);
    return { status: 200, body };
  },
});
