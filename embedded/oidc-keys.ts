import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** What the provider signs tokens and cookies with. */
export interface OidcKeys {
  signing: JWK;
  cookie: string;
}

/** Reads the keys of a data folder, made on first use, so that tokens outlive a restart. */
export async function keepOidcKeys(dataDir: string): Promise<OidcKeys> {
  const file = path.join(dataDir, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as OidcKeys;
  const keys = await makeOidcKeys();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

/** Makes new keys (ES256). */
export async function makeOidcKeys(): Promise<OidcKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  const signing = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
  return { signing, cookie: randomBytes(32).toString('hex') };
}
