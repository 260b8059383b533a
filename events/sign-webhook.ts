import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Instant } from '../domain/local-time.js';
import { openSecret, placeOf, type SecretKeys } from '../prisma/sealed-secrets.js';

const FORMER_SIGNS_MS = 24 * 3_600_000;

/** Holds what a webhook's messages are signed with. */
export interface Secrets {
  secret: string;
  formerSecret: string | null;
  rotatedAt: Date | null;
}

/** Opens a webhook's secrets as they lie in its row. */
export function openSecrets<Row extends Secrets>(keys: SecretKeys, id: string, row: Row): Row {
  const open = (stored: string) => openSecret(keys, placeOf.webhook(id), stored);
  const { secret, formerSecret } = row;
  return { ...row, secret: open(secret), formerSecret: formerSecret && open(formerSecret) };
}

/** Makes a secret in the form of Standard Webhooks. */
export function makeSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Makes the headers of one message by Standard Webhooks; for a day after a rotation the former secret signs too. */
export function signWebhook(
  { id, body }: { id: string; body: string },
  { secret, formerSecret, rotatedAt }: Secrets,
  now: Instant,
): Record<string, string> {
  const at = new Date(now);
  const stillSigns =
    formerSecret !== null &&
    rotatedAt !== null &&
    at.getTime() < rotatedAt.getTime() + FORMER_SIGNS_MS;
  const signatures = [secret, ...(stillSigns ? [formerSecret] : [])].map((key) =>
    new Webhook(key).sign(id, at, body),
  );
  return {
    'Content-Type': 'application/cloudevents+json',
    'User-Agent': 'Naervaer-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
