import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTHeaderParameters,
} from 'jose';

export interface TokenIssuer {
  issuer: string;
  /** Signs a token of an app: the subject is the client, as client credentials give it. */
  appToken(clientId: string, scopes?: readonly string[], changes?: TokenChanges): Promise<string>;
  /** Signs a token of a person who logged in. */
  personToken(staffId: string): Promise<string>;
  /** Signs a token with these claims and no others but issuer, audience and times. */
  sign(claims: Record<string, unknown>, changes?: TokenChanges): Promise<string>;
  /** Writes the public key that it signs with now as a text. */
  publicKey(): Promise<string>;
  /** Publishes a new key beside the old one and signs with it from now on. */
  rotate(options?: { keepOld?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

export interface TokenChanges {
  issuer?: string;
  audience?: string | string[];
  /** When it ends and begins to hold: '1h', '-2m', or a second since 1970; null leaves the end out. */
  expiresIn?: string | number | null;
  notBefore?: string | number;
  key?: CryptoKey | Uint8Array;
  /** What the header says instead. */
  header?: Partial<JWTHeaderParameters>;
}

const ALL_SCOPES = [
  'absence.write',
  'roster.write',
  'roles.write',
  'case.read',
  'case.write',
  'events.read',
];

/** Starts a little OpenID provider: discovery, published keys, and tokens for whoever asks in the test. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  let made = 0;
  const keys: { kid: string; pair: Awaited<ReturnType<typeof generateKeyPair>> }[] = [];
  const rotate = async ({ keepOld = true }: { keepOld?: boolean } = {}) => {
    if (!keepOld) keys.length = 0;
    made += 1;
    keys.push({
      kid: `key-${made}`,
      pair: await generateKeyPair('ES256', { extractable: true }),
    });
  };
  await rotate();
  const server = createServer((req, res) => {
    void (async () => {
      res.setHeader('content-type', 'application/json');
      if (req.url === '/.well-known/openid-configuration') {
        res.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }));
      } else {
        const jwks = await Promise.all(
          keys.map(async ({ kid, pair }) => ({
            ...(await exportJWK(pair.publicKey)),
            kid,
            alg: 'ES256',
          })),
        );
        res.end(JSON.stringify({ keys: jwks }));
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: Record<string, unknown>, changes: TokenChanges = {}) => {
    const { kid, pair } = keys.at(-1) as (typeof keys)[number];
    const token = new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid, ...changes.header })
      .setIssuedAt()
      .setIssuer(changes.issuer ?? issuer)
      .setAudience(changes.audience ?? 'naervaer');
    if (changes.notBefore !== undefined) token.setNotBefore(changes.notBefore);
    if (changes.expiresIn !== null) token.setExpirationTime(changes.expiresIn ?? '1h');
    return token.sign(changes.key ?? pair.privateKey);
  };
  return {
    issuer,
    rotate,
    sign,
    publicKey: () => exportSPKI((keys.at(-1) as (typeof keys)[number]).pair.publicKey),
    appToken: (clientId, scopes = ALL_SCOPES, changes) =>
      sign(
        { sub: clientId, client_id: clientId, scope: scopes.map((s) => `naervaer:${s}`).join(' ') },
        changes,
      ),
    personToken: (staffId) => sign({ sub: staffId, client_id: 'naervaer-pages', scope: 'openid' }),
    stop: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}
