import { z } from 'zod';
import { cutPage, pageFields } from '../cases/page.js';
import { getSystemClient } from '../events/system-client.js';
import { defineRoute } from '../route.js';
import { webhookOf, webhookSchema } from './webhook-answer.js';

/** Lists the client's own webhooks, the oldest first. */
export const listWebhooksRoute = defineRoute({
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  summary: 'List webhooks',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  query: z.object(pageFields),
  responses: {
    200: {
      description: 'One page of the client’s webhooks.',
      schema: z.object({ items: z.array(webhookSchema), nextCursor: z.string().nullable() }),
    },
  },
  guard: ({ caller }) => getSystemClient(caller),
  async handle({ deps, guarded: { clientId }, query }) {
    const all = await deps.db.webhook.findMany({ where: { clientId, endedAt: null } });
    const keyOf = ({ createdAt, id }: (typeof all)[number]) => `${createdAt.toISOString()} ${id}`;
    const { page, nextCursor } = cutPage(all, query, keyOf);
    return { status: 200, body: { items: page.map(webhookOf), nextCursor } };
  },
});
