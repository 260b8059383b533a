import { makeSecret } from '../../events/sign-webhook.js';
import { placeOf, sealSecret } from '../../prisma/sealed-secrets.js';
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
  holdsSecret: true,
  responses: { 200: { description: 'The new secret, told this once.', schema: secretSchema } },
  guard: getWebhook,
  async handle({ deps: { db, env }, guarded: { id, secret: formerSecret }, now, idempotency }) {
    const secret = makeSecret();
    const sealed = sealSecret(env.SECRET_KEYS, placeOf.webhook(id), secret);
    const answer = { status: 200 as const, body: { id, secret } };
    // In one transaction: a repetition that changed it once more would shut out the secret that the receiver still has.
    await db.$transaction(async (tx) => {
      const data = { secret: sealed, formerSecret, rotatedAt: now };
      await tx.webhook.update({ where: { id }, data });
      await idempotency.keepAnswer(tx, answer);
    });
    return answer;
  },
});
