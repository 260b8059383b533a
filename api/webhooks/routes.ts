import type { Route } from '../route.js';
import { createWebhookRoute } from './create-webhook.route.js';
import { endWebhookRoute } from './end-webhook.route.js';
import { getWebhookRoute } from './get-webhook.route.js';
import { listDeliveriesRoute } from './list-deliveries.route.js';
import { listWebhooksRoute } from './list-webhooks.route.js';
import { replayDeliveryRoute } from './replay-delivery.route.js';
import { rotateSecretRoute } from './rotate-secret.route.js';
import { testWebhookRoute } from './test-webhook.route.js';

/** Lists the routes of this folder. */
export const webhookRoutes: readonly Route[] = [
  createWebhookRoute,
  listWebhooksRoute,
  getWebhookRoute,
  endWebhookRoute,
  rotateSecretRoute,
  testWebhookRoute,
  listDeliveriesRoute,
  replayDeliveryRoute,
];
