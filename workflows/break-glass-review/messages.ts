import type { Instant } from '../../domain/local-time.js';

/** States the contract of the review of an emergency access. Every literal here is stored in histories: never change one. */
export const BREAK_GLASS_REVIEW_WORKFLOW = 'breakGlassReview';
export const REVIEWED_SIGNAL = 'reviewed';

/** Names the workflow that sees to the review of one emergency access. */
export const reviewWorkflowIdOf = (grantId: string) => `break-glass-review/${grantId}`;

export interface ReviewStart {
  grantId: string;
}

/** Says what became of planning an e-mail about a review: it is planned, and when the next would be; or it is reviewed. */
export type ReviewPlan = { isReviewed: false; remindAt: Instant } | { isReviewed: true };

/** Lists the activities of a review. */
export interface ReviewActivities {
  /** Plans the e-mail that tells of the access, or reminds of its review, unless that is done; once, however often it is retried. */
  planReviewMail(input: {
    grantId: string;
    mailId: string;
    at: Instant;
    reason: 'given' | 'to-review';
  }): Promise<ReviewPlan>;
}
