import type { Route } from '../route.js';
import { breakGlassRoute } from './break-glass.route.js';
import { listReviewsRoute } from './list-reviews.route.js';
import { reviewBreakGlassRoute } from './review-break-glass.route.js';

/** Lists the routes of this folder. */
export const breakGlassRoutes: readonly Route[] = [
  breakGlassRoute,
  listReviewsRoute,
  reviewBreakGlassRoute,
];
