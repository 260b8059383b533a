import { z } from 'zod';
import type { Relation } from '../../domain/who-sees.js';
import { findReviewers } from '../../prisma/find-reviewers.js';
import { asProgram } from '../../prisma/scope.js';
import { holdsRole, type ActingPerson } from '../auth/caller.js';
import { reachesSchool } from '../auth/client-bounds.js';
import { textField } from '../cases/body-fields.js';
import { logAccess } from '../cases/log-access.js';
import { sourceIdOf } from '../cases/source-ids.js';
import { isCaseId } from '../cases/who-sees.js';
import { describeError } from '../problem-from-error.js';
import { problem } from '../problems.js';
import { defineRoute, type GuardContext } from '../route.js';
import { getReviewer } from './guard-reviewer.js';

const reviewed = z
  .object({ grantId: z.string(), verdict: z.enum(['justified', 'not-justified']) })
  .meta({ id: 'EmergencyAccessVerdict' });

/** Says whether an emergency access was justified; one that was not ends at once. */
export const reviewBreakGlassRoute = defineRoute({
  method: 'post',
  path: '/break-glass/:grantId/review',
  operationId: 'reviewEmergencyAccess',
  summary: 'Review an emergency access',
  description:
    'By leadership of the school, never by whoever broke the glass; by the administrator where nobody else leads the school. Access that was not justified ends at once.',
  tags: ['Emergency access'],
  scopes: ['naervaer:case.write'],
  access: { rule: 'break-glass-review' },
  body: z.strictObject({
    verdict: z.enum(['justified', 'not-justified']),
    comment: textField.max(2000).optional(),
  }),
  responses: { 200: { description: 'The review stands.', schema: reviewed } },
  problems: ['already-reviewed'],
  guard: guardReview,
  async handle({ deps, caller, guarded, idempotency, now }, { verdict, comment }) {
    const { grantId, caseId, reviewer, relation } = guarded;
    const answer = { status: 200 as const, body: { grantId, verdict } };
    // The administrator has no case in reach, and its grants neither.
    await asProgram(() =>
      deps.db.$transaction(async (tx) => {
        const { count } = await tx.breakGlassGrant.updateMany({
          where: { id: grantId, reviewedAt: null },
          data: {
            reviewedAt: now,
            reviewedBy: reviewer.staffId,
            verdict,
            comment: comment ?? null,
          },
        });
        if (count === 0) throw problem('already-reviewed');
        await logAccess(tx, caller, [
          { caseId, action: 'review-break-glass', relation, result: 'allowed', now },
        ]);
        await idempotency.keepAnswer(tx, answer);
      }),
    );
    // The workflow also finds out by itself, the next morning.
    await deps.engine.tellReviewed(grantId).catch((error: unknown) => {
      deps.log.info({ grantId, error: describeError(error) }, 'a review ends in the morning');
    });
    return answer;
  },
});

interface Review {
  grantId: string;
  caseId: string;
  reviewer: ActingPerson;
  relation: Relation;
}

async function guardReview({
  deps: { db },
  caller,
  params: { grantId },
}: GuardContext<'/break-glass/:grantId/review'>): Promise<Review> {
  const reviewer = getReviewer(caller);
  if (!isCaseId(grantId)) throw problem('not-found');
  const { grant, reviewers, school } = await asProgram(async () => {
    const found = await db.breakGlassGrant.findUnique({ where: { id: grantId } });
    if (!found) throw problem('not-found');
    const { caseId, staffId: exceptStaffId } = found;
    const { schoolId } = await db.concernCase.findUniqueOrThrow({
      where: { id: caseId },
      select: { schoolId: true },
    });
    return {
      grant: found,
      reviewers: await findReviewers(db, { caseId, exceptStaffId }),
      school: { id: schoolId, sourceId: await sourceIdOf(db, 'school', schoolId) },
    };
  });
  const { role, staffIds } = reviewers;
  const holds = holdsRole(reviewer, role, role === 'school-leadership' ? school.id : undefined);
  if (!reachesSchool(caller, school.sourceId)) throw problem('not-found');
  if (grant.staffId === reviewer.staffId) throw problem('not-allowed');
  if (!holds || !staffIds.includes(reviewer.staffId)) throw problem('not-found');
  const relation: Relation = { roles: [role], ground: 'break-glass', sight: 'codes' };
  return { grantId, caseId: grant.caseId, reviewer, relation };
}
