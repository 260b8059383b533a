import { isCaseId } from '../cases/who-sees.js';
import { problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { getWebhook } from './get-webhook.js';

/** Puts a delivery in line again, whatever became of it, with three new days. */
export const replayDeliveryRoute = defineRoute({
  method: 'post',
  path: '/webhooks/:webhookId/deliveries/:deliveryId/replay',
  operationId: 'replayDelivery',
  summary: 'Send an event again',
  description:
    'The event is sent again under its own id, so a receiver that has taken it knows it again.',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  responses: { 202: { description: 'It stands in line again.' } },
  async guard(ctx) {
    const webhook = await getWebhook(ctx);
    const { deliveryId: id } = ctx.params;
    const where = { id, webhookId: webhook.id };
    const found = isCaseId(id) ? await ctx.deps.db.webhookDelivery.findFirst({ where }) : null;
    if (!found) throw problem('not-found');
    return found;
  },
  async handle({ deps, guarded: { id }, now }) {
    await deps.db.webhookDelivery.update({
      where: { id },
      data: {
        status: 'waiting',
        attempts: 0,
        firstTriedAt: null,
        nextAttemptAt: now,
        settledAt: null,
      },
    });
    return { status: 202 };
  },
});
