import { z } from 'zod';
import { getSystemClient } from '../events/system-client.js';
import { defineRoute } from '../route.js';
import { webhookOf, webhookSchema } from './webhook-answer.js';

/** Lists the client's own webhooks. A client has so few that they always fit on one page. */
export const listWebhooksRoute = defineRoute({
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  summary: 'List webhooks',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  responses: {
    200: {
      description: 'All of the client’s webhooks.',
      schema: z.object({ items: z.array(webhookSchema), nextCursor: z.null() }),
    },
  },
  guard: ({ caller }) => getSystemClient(caller),
  async handle({ deps, guarded: { clientId } }) {
    const webhooks = await deps.db.webhook.findMany({
      where: { clientId, endedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return { status: 200, body: { items: webhooks.map(webhookOf), nextCursor: null } };
  },
});
