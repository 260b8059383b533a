import { defineRoute } from '../route.js';
import { caseSchema } from './case-answer.js';
import { logAccess } from './log-access.js';
import { maySendCommands } from './may-send.js';
import { etagOf, presentCase } from './present-case.js';
import { getCaseFor } from './who-sees.js';

/** Reads one case. */
export const getCaseRoute = defineRoute({
  method: 'get',
  path: '/cases/:caseId',
  operationId: 'getCase',
  summary: 'Read a case',
  description:
    '`allowedActions` is exactly what this caller may send now. `ETag` goes with `If-Match` on commands.',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['read'] },
  responses: {
    200: { description: 'The case.', schema: caseSchema },
    304: { description: 'Unchanged since the `ETag` that `If-None-Match` names.' },
  },
  guard: ({ deps, caller, params, now }) =>
    getCaseFor(deps, caller, params.caseId, { action: 'read', now }),
  async handle({ deps, caller, guarded, now }) {
    const { id } = guarded.stored.view.case;
    const [body] = await Promise.all([
      presentCase(deps, guarded, { now, maySend: maySendCommands(caller, guarded.relation) }),
      logAccess(deps.db, caller, [
        { caseId: id, action: 'read', relation: guarded.relation, result: 'allowed', now },
      ]),
    ]);
    return { status: 200, body, headers: { ETag: etagOf(guarded.stored.view.case) } };
  },
});
