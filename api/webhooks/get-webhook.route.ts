import { defineRoute } from '../route.js';
import { getWebhook } from './get-webhook.js';
import { webhookOf, webhookSchema } from './webhook-answer.js';

/** Reads one of the client's own webhooks. */
export const getWebhookRoute = defineRoute({
  method: 'get',
  path: '/webhooks/:webhookId',
  operationId: 'getWebhook',
  summary: 'Read a webhook',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  responses: { 200: { description: 'The webhook.', schema: webhookSchema } },
  guard: getWebhook,
  handle: ({ guarded }) => ({ status: 200, body: webhookOf(guarded) }),
});
