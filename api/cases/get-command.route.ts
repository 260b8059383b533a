import { z } from 'zod';
import type { Refusal } from '../../domain/refusals.js';
import type { Relation } from '../../domain/who-sees.js';
import { asProgram } from '../../prisma/scope.js';
import { personOf } from '../auth/caller.js';
import { problemSchema } from '../openapi/document-schemas.js';
import { problem } from '../problems.js';
import { renderProblem } from '../render-problem.js';
import { defineRoute } from '../route.js';
import { problemOfRefusal } from './answer-command.js';
import { logAccess } from './log-access.js';
import { getCaseFor, isCaseId } from './who-sees.js';

const answer = z.object({
  commandId: z.string(),
  status: z.enum(['pending', 'applied', 'refused']),
  problem: problemSchema.optional(),
});

/** Reads how a command ended that was answered with 202. */
export const getCommandRoute = defineRoute({
  method: 'get',
  path: '/cases/:caseId/commands/:commandId',
  operationId: 'getCommand',
  summary: 'Read how a command ended',
  tags: ['Cases'],
  scopes: ['naervaer:case.read', 'naervaer:case.write'],
  access: { actions: ['command-status'] },
  responses: { 200: { description: 'How it ended, or that it has not yet.', schema: answer } },
  async guard({ deps, caller, params: { caseId, commandId }, now }) {
    // As the program: until the engine has opened a case, the second lock shows a command to its sender alone. Whoever did not send it
    // must see the case.
    const stored = isCaseId(commandId)
      ? await asProgram(() =>
          deps.db.inboxCommand.findFirst({
            where: { id: commandId, caseId: isCaseId(caseId) ? caseId : commandId },
            omit: { payload: true, text: true },
          }),
        )
      : null;
    // Whoever sent it may ask how it ended, also when it took the case out of their sight.
    const isSender =
      stored?.clientId === caller.clientId &&
      stored.actorStaffId === (personOf(caller)?.staffId ?? null);
    const relation: Relation = isSender
      ? { roles: [], ground: 'own-command', sight: 'codes' }
      : (await getCaseFor(deps, caller, caseId, { action: 'command-status', now })).relation;
    if (!stored || stored.caseId !== caseId) throw problem('not-found');
    return { stored, relation };
  },
  async handle({ deps, caller, guarded: { stored, relation }, now, locale, requestId }) {
    const { id, caseId, status, refusal } = stored;
    await logAccess(deps.db, caller, [
      { caseId, action: 'command', relation, result: 'allowed', now },
    ]);
    const settled = z.enum(['pending', 'applied', 'refused']).parse(status);
    const body = { commandId: id, status: settled };
    if (settled !== 'refused') return { status: 200, body };
    const refused = await problemOfRefusal(deps, refusal as unknown as Refusal);
    return { status: 200, body: { ...body, problem: renderProblem(refused, locale, requestId) } };
  },
});
