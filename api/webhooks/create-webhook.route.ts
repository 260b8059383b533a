import { z } from 'zod';
import { OUTWARD_TYPES } from '../../domain/outward-event.js';
import { findUrlFault } from '../../events/receiver-url.js';
import { makeSecret } from '../../events/sign-webhook.js';
import { openSecret, placeOf, sealSecret } from '../../prisma/sealed-secrets.js';
import { getSystemClient } from '../events/system-client.js';
import { invalidRequest } from '../problems.js';
import { defineRoute } from '../route.js';
import { secretSchema } from './webhook-answer.js';

const LONGEST_URL = 2_000;
const MOST_PER_CLIENT = 20;

/** Registers where events are sent from now on; the secret is told this once. */
export const createWebhookRoute = defineRoute({
  method: 'post',
  path: '/webhooks',
  operationId: 'createWebhook',
  summary: 'Have events sent',
  description:
    'Events from now on are posted to `url`, signed by Standard Webhooks with the secret that is answered here and never again.',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  body: z.strictObject({
    url: z.string().min(1).max(LONGEST_URL),
    types: z.array(z.enum(OUTWARD_TYPES)).min(1).max(OUTWARD_TYPES.length),
  }),
  holdsSecret: true,
  responses: { 201: { description: 'Registered.', schema: secretSchema } },
  guard: ({ caller }) => getSystemClient(caller),
  async handle({ deps, guarded: { clientId }, now, idempotency }, { url, types }) {
    const { db, env } = deps;
    const fault = findUrlFault(url, env.WEBHOOKS_ALLOW_PRIVATE);
    if (fault) throw invalidRequest([{ pointer: '/url', fault }]);
    const id = idempotency.commandId;
    const stored = await db.webhook.findUnique({ where: { id } });
    const place = placeOf.webhook(id);
    if (stored) {
      return {
        status: 201,
        body: { id, secret: openSecret(env.SECRET_KEYS, place, stored.secret) },
      };
    }
    if ((await db.webhook.count({ where: { clientId, endedAt: null } })) >= MOST_PER_CLIENT) {
      const values = { limit: MOST_PER_CLIENT };
      throw invalidRequest([{ pointer: '', fault: 'too-many-webhooks', values }]);
    }
    const { lastSeq: afterSeq } = await db.outwardCursor.findFirstOrThrow();
    const secret = makeSecret();
    const sealed = sealSecret(env.SECRET_KEYS, place, secret);
    const facts = { id, clientId, url, types: [...new Set(types)], afterSeq, createdAt: now };
    await db.webhook.create({ data: { ...facts, secret: sealed } });
    return { status: 201, body: { id, secret } };
  },
});
