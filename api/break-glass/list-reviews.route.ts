import { z } from 'zod';
import { pageFields, readCursor, writeCursor } from '../cases/page.js';
import { defineRoute } from '../route.js';
import { cursorInstantField } from '../time-fields.js';
import { findReviewables } from './find-reviewable.js';
import { getReviewer } from './guard-reviewer.js';
import { presentReviews, reviewSchema } from './review-answer.js';

const cursorKeys = z.tuple([cursorInstantField, z.uuid()]);

/** Lists the emergency accesses that the caller reviews, newest first. */
export const listReviewsRoute = defineRoute({
  method: 'get',
  path: '/break-glass',
  operationId: 'listEmergencyAccess',
  summary: 'List emergency access to review',
  description:
    'For leadership of the school, without their own; for the administrator where nobody else leads the school. `open=true` gives what is not reviewed yet.',
  tags: ['Emergency access'],
  scopes: ['naervaer:case.read'],
  access: { rule: 'break-glass-review' },
  query: z.object({
    open: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional(),
    ...pageFields,
  }),
  responses: {
    200: {
      description: 'One page of emergency access.',
      schema: z
        .object({ items: z.array(reviewSchema), nextCursor: z.string().nullable() })
        .meta({ id: 'EmergencyAccessList' }),
    },
  },
  guard: ({ caller }) => getReviewer(caller),
  async handle({ deps, caller, query: { open, limit, cursor } }) {
    const after = readCursor(cursor, cursorKeys);
    const found = await findReviewables(deps, caller, { open, after, limit: limit + 1 });
    const items = await presentReviews(deps, found.slice(0, limit));
    const last = found.length > limit ? items.at(-1) : undefined;
    const nextCursor = last ? writeCursor([last.grantedAt, last.grantId]) : null;
    return { status: 200, body: { items, nextCursor } };
  },
});
