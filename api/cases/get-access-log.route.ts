import { z } from 'zod';
import type { Ground, Relation } from '../../domain/who-sees.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { asProgram } from '../../prisma/scope.js';
import { holdsRole, personOf } from '../auth/caller.js';
import { problem } from '../problems.js';
import { defineRoute, type GuardContext } from '../route.js';
import { accessLogSchema, answerAccessLog } from './access-log-answer.js';
import { logAccess } from './log-access.js';
import { pageFields } from './page.js';
import { isCaseId, relationTo } from './who-sees.js';

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
      schema: accessLogSchema,
    },
  },
  guard: guardAccessLog,
  async handle({ deps, caller, guarded: relation, params: { caseId }, query, now }) {
    const body = await answerAccessLog(deps, [caseId], query);
    await logAccess(deps.db, caller, [
      { caseId, action: 'access-log', relation, result: 'allowed', now },
    ]);
    return { status: 200, body };
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
