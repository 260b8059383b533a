import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

const MARK = 'sealed.1';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Holds one key by which secrets are sealed, and its name, which stands with each of them. */
export interface SecretKey {
  id: string;
  key: Buffer;
}
/** Holds every key that is in use: the first seals, all open. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]];

const HOW = 'make a key with `echo "$(date +%F):$(openssl rand -base64 32)"`';

/** Reads `NAME:KEY`, several with commas between, the newest first; the same for API and worker. */
export const secretKeysField = z
  .string({ error: `is missing: ${HOW} and give it to API and worker alike` })
  .transform((text, ctx): SecretKeys => {
    const keys = text.split(',').map((part) => {
      const [, id = '', key = ''] = /^\s*([\w-]{1,40}):([A-Za-z0-9+/]{43}=)\s*$/.exec(part) ?? [];
      return { id, key: Buffer.from(key, 'base64') };
    });
    const isWrong = keys.some(({ id, key }) => id === '' || key.length !== KEY_BYTES);
    if (isWrong || new Set(keys.map(({ id }) => id)).size < keys.length) {
      const message = `is not NAME:KEY, each name once, with commas between: ${HOW}`;
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    return keys as unknown as SecretKeys;
  });

/** Says that a secret cannot be opened, and what to do; holds nothing of it. */
export class SecretError extends Error {}

/** Seals a secret for one place (a table and a row's id): copied to another row it does not open. */
export function sealSecret([{ id, key }]: SecretKeys, place: string, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const sealed = [iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return [MARK, id, Buffer.concat(sealed).toString('base64url')].join('.');
}

/** Opens a secret. One that an earlier version stored as it was is answered as it is, until it is sealed. */
export function openSecret(keys: SecretKeys, place: string, stored: string): string {
  if (!stored.startsWith(`${MARK}.`)) return stored;
  const [id = '', text = ''] = stored.slice(MARK.length + 1).split('.');
  const key = keys.find((one) => one.id === id)?.key;
  if (!key) {
    throw new SecretError(
      `A secret in the database is sealed with the key "${id}", which SECRET_KEYS does not hold: add it again behind the newest.`,
    );
  }
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const secret = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([secret, decipher.final()]).toString('utf8');
  } catch {
    throw new SecretError(
      `A secret in the database does not open with the key "${id}" of SECRET_KEYS: give that name the key that it had.`,
    );
  }
}

/** Tells whether a stored secret is sealed with the newest key. */
export function isSealedWithNewest([{ id }]: SecretKeys, stored: string): boolean {
  return stored.startsWith(`${MARK}.${id}.`);
}

/** Names the place of a webhook's secrets, of a source's, of an answer that is kept under a key. */
export const placeOf = {
  webhook: (id: string) => `webhook/${id}`,
  source: (id: string) => `source/${id}`,
  answer: (path: string) => `idempotency_record${path}`,
};
