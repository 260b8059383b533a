import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Makes a key that seals the secrets in a database, as `SECRET_KEYS` takes it. */
export function makeSecretKeys(): string {
  return `embedded:${randomBytes(32).toString('base64')}`;
}

/** Reads the key of a data folder, made on first use, so that what it sealed opens after a restart. */
export function keepSecretKeys(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const keys = makeSecretKeys();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${keys}\n`, { mode: 0o600 });
  return keys;
}
