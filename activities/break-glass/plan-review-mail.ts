import type { GuideRules } from '../../domain/guide-rules.js';
import { dateOf, instantOf } from '../../domain/local-time.js';
import { addSchoolDays } from '../../domain/school-days.js';
import type { Database } from '../../prisma/connect.js';
import { findReviewers } from '../../prisma/find-reviewers.js';
import { findSetting } from '../../prisma/find-setting.js';
import type { ReviewActivities, ReviewPlan } from '../../workflows/break-glass-review/messages.js';

/**
 * Plans the e-mail about an emergency access to whoever reviews it, never to the one who has it, and tells when the next would be due:
 * the morning of the next school day. Once reviewed it plans nothing. A retry plans the same row.
 */
export async function planReviewMail(
  db: Database,
  guide: GuideRules,
  { grantId, mailId, at, reason }: Parameters<ReviewActivities['planReviewMail']>[0],
): Promise<ReviewPlan> {
  const grant = await db.breakGlassGrant.findUniqueOrThrow({ where: { id: grantId } });
  if (grant.reviewedAt !== null) return { isReviewed: true };
  const { caseId, staffId } = grant;
  const { schoolId } = await db.concernCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { schoolId: true },
  });
  const { role } = await findReviewers(db, { caseId, exceptStaffId: staffId });
  await db.outboxMail.createMany({
    skipDuplicates: true,
    data: [
      {
        id: mailId,
        caseId,
        template: 'break-glass',
        toRoles: [role],
        exceptStaffId: staffId,
        data: { grantId, reason },
        plannedAt: at,
      },
    ],
  });
  const { calendar } = await findSetting(db, schoolId, guide);
  const next = addSchoolDays(calendar, dateOf(at), 1);
  return { isReviewed: false, remindAt: instantOf(next, guide.hours.reminders) };
}
