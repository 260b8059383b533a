import { defineRoute } from '../route.js';
import { deleteEntry } from './delete-entry.js';
import { inTransaction } from './in-transaction.js';
import { guardRegistering } from './may-register.js';
import { settleRaised } from './settle-raised.js';

/** Takes an entry back that should never have been; a case that stood on it alone closes, while nobody has acted on it. */
export const deleteAbsenceRoute = defineRoute({
  method: 'delete',
  path: '/absences/:entryId',
  operationId: 'deleteAbsence',
  summary: 'Delete an entry',
  tags: ['Absence'],
  scopes: ['naervaer:absence.write'],
  access: { rule: 'absence' },
  responses: { 204: { description: 'The entry is gone.' } },
  guard: ({ caller }) => guardRegistering(caller),
  async handle({ deps, caller, params, now, idempotency }) {
    const answer = { status: 204 as const };
    const raised = await inTransaction(deps.db, async (tx) => {
      const taken = await deleteEntry(tx, deps, { caller, entryId: params.entryId, now });
      await idempotency.keepAnswer(tx, answer);
      return taken;
    });
    await settleRaised(deps, raised);
    return answer;
  },
});
