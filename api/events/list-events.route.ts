import { z } from 'zod';
import { findEvents } from '../../events/find-events.js';
import { pageFields } from '../cases/page.js';
import { defineRoute } from '../route.js';
import { eventSchema } from './event-answer.js';
import { getSystemClient } from './system-client.js';

/** Reads the feed: what happened on the cases of the client's schools, in order, after what was read before. */
export const listEventsRoute = defineRoute({
  method: 'get',
  path: '/events',
  operationId: 'listEvents',
  summary: 'Read what has happened',
  description:
    'CloudEvents 1.0, oldest first, kept for 90 days. `nextCursor` is never null: give it as `after` the next time, also when `items` is empty.',
  tags: ['Events'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  query: z.object({
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .default('0'),
    limit: pageFields.limit,
  }),
  responses: {
    200: {
      description: 'The next events.',
      schema: z.object({ items: z.array(eventSchema), nextCursor: z.string() }),
    },
  },
  guard: ({ caller }) => getSystemClient(caller),
  async handle({ deps, guarded: { clientId }, query: { after, limit } }) {
    const { events, next } = await findEvents(deps.db, { clientId, after: BigInt(after), limit });
    return { status: 200, body: { items: events, nextCursor: String(next) } };
  },
});
