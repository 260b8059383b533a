import { getSystemClient } from '../events/system-client.js';
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
  guard: ({ caller }) => getSystemClient(caller),
  async handle(ctx) {
    const { deps, now, idempotency } = ctx;
    // Looked for after the key: whoever repeats the request is not told that it is gone.
    const { id } = await getWebhook(ctx);
    const answer = { status: 204 as const };
    await deps.db.$transaction(async (tx) => {
      await tx.webhook.update({
        where: { id },
        data: { endedAt: now, secret: '', formerSecret: null },
      });
      await tx.webhookDelivery.updateMany({
        where: { webhookId: id, status: { in: ['waiting', 'parked'] } },
        data: { status: 'withheld', nextAttemptAt: null, settledAt: now },
      });
      await idempotency.keepAnswer(tx, answer);
    });
    return answer;
  },
});
