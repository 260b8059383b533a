import { makeSecret } from '../../events/sign-webhook.js';
import { defineRoute } from '../route.js';
import { getWebhook } from './get-webhook.js';
import { secretSchema } from './webhook-answer.js';

/** Gives a webhook a new secret; for 24 hours the former one signs too, so that a receiver can change over. */
export const rotateSecretRoute = defineRoute({
  method: 'post',
  path: '/webhooks/:webhookId/rotate',
  operationId: 'rotateWebhookSecret',
  summary: 'Change a webhook’s secret',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  responses: { 200: { description: 'The new secret, told this once.', schema: secretSchema } },
  guard: getWebhook,
  async handle({ deps: { db }, guarded: { id, secret: formerSecret }, now }) {
    const secret = makeSecret();
    await db.webhook.update({ where: { id }, data: { secret, formerSecret, rotatedAt: now } });
    return { status: 200, body: { id, secret } };
  },
});
