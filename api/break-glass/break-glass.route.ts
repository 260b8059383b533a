import { z } from 'zod';
import type { AccessRefusal } from '../../domain/access/refusals.js';
import type { Relation } from '../../domain/who-sees.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { findRunningGrant } from '../../prisma/find-running-grant.js';
import { asProgram } from '../../prisma/scope.js';
import { personOf } from '../auth/caller.js';
import { textField } from '../cases/body-fields.js';
import { logAccess } from '../cases/log-access.js';
import { decideFor, isCaseId } from '../cases/who-sees.js';
import { problem } from '../problems.js';
import { defineRoute, type GuardContext } from '../route.js';
import { describeError } from '../problem-from-error.js';

const HOUR_MS = 3_600_000;

const granted = z
  .object({ grantId: z.string(), endsAt: z.iso.datetime({ offset: true }) })
  .meta({ id: 'EmergencyAccess' });

/** Opens a case to somebody who is refused it, in an emergency: to read, for some hours, told to leadership at once, reviewed afterwards. */
export const breakGlassRoute = defineRoute({
  method: 'post',
  path: '/cases/:caseId/break-glass',
  operationId: 'breakGlass',
  summary: 'Open a case in an emergency',
  description:
    'For people who work at the case’s own school, and partners seated in its arena whose consent is lacking. Case and timeline can be read for four hours; every command stays refused. Leadership is told at once and reviews it. Never for a protected address.',
  tags: ['Emergency access'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['break-glass'] },
  body: z.strictObject({ reason: textField.max(2000) }),
  responses: {
    201: { description: 'The case can be read.', schema: granted },
    200: { description: 'It could be read already, until then.', schema: granted },
  },
  guard: guardBreakGlass,
  async handle({ deps, caller, guarded, idempotency, params: { caseId }, now }, { reason }) {
    const { staffId, relation, refusal } = guarded;
    const running = await findRunningGrant(deps.db, { caseId, staffId, now });
    if (running) {
      return { status: 200, body: { grantId: running.id, endsAt: running.endsAt.toISOString() } };
    }
    const { hours } = deps.guide.rules.emergencyAccess;
    const endsAt = new Date(Date.parse(now) + hours * HOUR_MS).toISOString();
    const grantId = idempotency.commandId;
    const answer = { status: 201 as const, body: { grantId, endsAt } };
    const [role = ''] = relation.roles;
    // Whoever is granted access is still outside the database's own bounds when the grant is written.
    await asProgram(() =>
      deps.db.$transaction(async (tx) => {
        await tx.breakGlassGrant.create({
          data: { id: grantId, caseId, staffId, role, refusal, reason, grantedAt: now, endsAt },
        });
        await logAccess(tx, caller, [
          { caseId, action: 'break-glass', relation, result: 'allowed', now },
        ]);
        await idempotency.keepAnswer(tx, answer);
      }),
    );
    // The grant stands, whatever the engine says; `startMissingReviews` asks it again.
    await deps.engine.startReview(grantId).catch((error: unknown) => {
      deps.log.warn({ grantId, error: describeError(error) }, 'a review waits for the engine');
    });
    return answer;
  },
});

interface Outsider {
  staffId: string;
  relation: Relation;
  refusal: AccessRefusal;
}

async function guardBreakGlass({
  deps,
  caller,
  params: { caseId },
  now,
}: GuardContext<'/cases/:caseId/break-glass'>): Promise<Outsider> {
  // The case is out of the caller's reach, which is why they ask.
  const stored = isCaseId(caseId)
    ? await asProgram(() => findCaseInView(deps.db, caseId, now))
    : undefined;
  // A case that the engine has not opened yet has nothing in it to be read.
  if (!stored || stored.pending) throw problem('not-found');
  const decision = await decideFor(deps, caller, stored, { action: 'break-glass', now });
  const person = personOf(caller);
  const staffId = person?.staffId;
  if (decision.allowed && decision.lifts && staffId !== undefined) {
    return { staffId, relation: decision, refusal: decision.lifts };
  }
  const seen = decision.allowed ? decision : decision.relation;
  const { schoolId: here } = stored.view.case;
  const isOfSchool = person?.roles.some(({ schoolId }) => schoolId === null || schoolId === here);
  const relation: Relation = seen ?? { roles: [], ground: 'break-glass', sight: 'codes' };
  if (isOfSchool === false) {
    // No byte of another school stands in a log that this one reads: operators see the try instead.
    deps.log.warn({ caseId, staffId }, 'emergency access refused to somebody of another school');
  } else {
    await logAccess(deps.db, caller, [
      { caseId, action: 'break-glass', relation, result: 'refused', now },
    ]);
  }
  throw problem(seen ? 'not-allowed' : 'not-found');
}
