import { defineRoute } from '../route.js';
import { getWebhook } from './get-webhook.js';

/** Ends a webhook: nothing more is sent, and its secrets are forgotten. */
export const endWebhookRoute = defineRoute({
  method: 'delete',
  path: '/webhooks/:webhookId',
  operationId: 'endWebhook',
  summary: 'End a webhook',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  responses: { 204: { description: 'Ended.' } },
  guard: getWebhook,
  async handle({ deps: { db }, guarded: { id }, now }) {
    await db.$transaction([
      db.webhook.update({
        where: { id },
        data: { endedAt: now, secret: '', formerSecret: null },
      }),
      db.webhookDelivery.updateMany({
        where: { webhookId: id, status: { in: ['waiting', 'parked'] } },
        data: { status: 'withheld', nextAttemptAt: null, settledAt: now },
      }),
    ]);
    return { status: 204 };
  },
});
