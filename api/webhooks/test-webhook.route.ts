import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EVENT_SOURCE } from '../../events/cloud-event.js';
import { resolveByMachine } from '../../events/find-address.js';
import { postWebhook } from '../../events/post-webhook.js';
import { openSecrets, signWebhook } from '../../events/sign-webhook.js';
import { defineRoute } from '../route.js';
import { getWebhook } from './get-webhook.js';

/** Sends a message that tells of nothing, at once, and says how the receiver took it. */
export const testWebhookRoute = defineRoute({
  method: 'post',
  path: '/webhooks/:webhookId/test',
  operationId: 'testWebhook',
  summary: 'Try a webhook',
  description:
    'Posts a signed event of type `no.naervaer.webhook.test`. `answer` is the receiver’s HTTP status, or why there is none.',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  responses: {
    200: {
      description: 'How the receiver took it.',
      schema: z.object({ delivered: z.boolean(), answer: z.string() }),
    },
  },
  guard: getWebhook,
  async handle({ deps: { env }, guarded: webhook, now }) {
    const id = randomUUID();
    const body = JSON.stringify({
      specversion: '1.0',
      id,
      source: EVENT_SOURCE,
      type: 'no.naervaer.webhook.test',
      time: now,
      datacontenttype: 'application/json',
      data: { webhookId: webhook.id },
    });
    const headers = signWebhook(
      { id, body },
      openSecrets(env.SECRET_KEYS, webhook.id, webhook),
      now,
    );
    const sending = { allowPrivate: env.WEBHOOKS_ALLOW_PRIVATE, resolve: resolveByMachine };
    const { taken, answer } = await postWebhook({ url: webhook.url, body, headers }, sending);
    return { status: 200, body: { delivered: taken, answer } };
  },
});
