import { z } from 'zod';
import type { Deps } from '../deps.js';
import { findSourceIds } from '../cases/source-ids.js';
import type { Reviewable } from './find-reviewable.js';

/** Describes an emergency access and its review. */
export const reviewSchema = z
  .object({
    grantId: z.string(),
    caseId: z.string(),
    caseNumber: z.string(),
    staffId: z.string(),
    role: z.string(),
    refusal: z.string(),
    reason: z.string(),
    grantedAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    reviewedAt: z.iso.datetime({ offset: true }).nullable(),
    verdict: z.enum(['justified', 'not-justified']).nullable(),
    comment: z.string().nullable(),
  })
  .meta({ id: 'EmergencyAccessReview' });

/** Presents emergency accesses to those who review them. */
export async function presentReviews(
  { db }: Pick<Deps, 'db'>,
  grants: readonly Reviewable[],
): Promise<z.input<typeof reviewSchema>[]> {
  const ids = await findSourceIds(
    db,
    'staff',
    grants.map((grant) => grant.staff_id),
  );
  return grants.map((grant) => ({
    grantId: grant.id,
    caseId: grant.case_id,
    caseNumber: grant.case_number,
    staffId: ids.get(grant.staff_id) ?? grant.staff_id,
    role: grant.role,
    refusal: grant.refusal,
    reason: grant.reason,
    grantedAt: grant.granted_at.toISOString(),
    endsAt: grant.ends_at.toISOString(),
    reviewedAt: grant.reviewed_at?.toISOString() ?? null,
    verdict: grant.verdict,
    comment: grant.comment,
  }));
}
