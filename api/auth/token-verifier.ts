import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { problem } from '../problems.js';

const ALGORITHMS = ['ES256', 'RS256', 'PS256'];
/** Access tokens say no type, or one of these; a token made for something else (a logout, an event, a proof) is none. */
const TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);
const FETCH_TIMEOUT_MS = 5_000;
/** How soon the keys may be fetched again for a token that names an unknown one. */
const COOLDOWN_MS = 1_000;
const DISCOVERY_KEPT_MS = 3_600_000;
/** A token is checked anew after so long, though apps send the same one for an hour: checking takes more CPU than the rest of a read. */
const VERIFIED_KEPT_MS = 60_000;
const MOST_VERIFIED = 10_000;
/** OpenID providers and plain OAuth servers (Maskinporten) publish under different names. */
const DISCOVERY_PATHS = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
];

/** Checks an access token and answers with its claims; throws not-authenticated, or temporarily-unavailable when the issuer is away. */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

interface VerifierOptions {
  issuer: string;
  audience: string;
  toleranceSeconds: number;
}

/**
 * Makes a verifier that finds the issuer's keys by discovery, on first use. Keys are kept, and fetched anew when a token names one
 * that is not known: so the issuer may rotate them. Token times are judged by the machine's clock. What was found good is remembered
 * a while, but not beyond the token's end nor once the keys are fetched anew.
 */
export function createTokenVerifier({
  issuer,
  audience,
  toleranceSeconds,
}: VerifierOptions): TokenVerifier {
  const verified = new Map<string, { payload: JWTPayload; until: number }>();
  let found: { keys: Promise<ReturnType<typeof createRemoteJWKSet>>; at: number } | undefined;
  const findKeys = async () => {
    if (!found || Date.now() - found.at > DISCOVERY_KEPT_MS) {
      found = { keys: discoverKeys(issuer, () => verified.clear()), at: Date.now() };
      found.keys.catch(() => (found = undefined));
    }
    return found.keys;
  };
  const remember = (token: string, payload: JWTPayload) => {
    if (verified.size >= MOST_VERIFIED) verified.clear();
    const endsAt = ((payload.exp ?? 0) + toleranceSeconds) * 1000;
    verified.set(token, { payload, until: Math.min(endsAt, Date.now() + VERIFIED_KEPT_MS) });
  };
  return async (token) => {
    const known = verified.get(token);
    if (known && Date.now() < known.until) return known.payload;
    verified.delete(token);
    // A token that is no token needs no trip to the issuer.
    if (token.split('.').length !== 3) throw notAuthenticated('invalid_token');
    const keys = await findKeys().catch(() => {
      throw issuerAway();
    });
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: toleranceSeconds,
        requiredClaims: ['exp'],
      });
      if (!TYPES.has(protectedHeader.typ?.toLowerCase()))
        throw new errors.JWTInvalid('foreign typ');
      remember(token, payload);
      return payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) throw issuerAway();
      if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC')
        throw notAuthenticated('invalid_token');
      throw issuerAway();
    }
  };
}

async function discoverKeys(issuer: string, onFetched: () => void) {
  for (const path of DISCOVERY_PATHS) {
    const response = await fetch(issuer.replace(/\/$/, '') + path, {
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    if (!response.ok) continue;
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') continue;
    return createRemoteJWKSet(new URL(document.jwks_uri), {
      timeoutDuration: FETCH_TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      [customFetch]: async (...request) => {
        const answer = await fetch(...request);
        onFetched();
        return answer;
      },
    });
  }
  throw new Error('The issuer publishes no keys under its own name');
}

/** Makes the 401 of a request without a usable token. */
export function notAuthenticated(error?: 'invalid_token') {
  const challenge = `Bearer realm="naervaer"${error ? `, error="${error}"` : ''}`;
  return problem('not-authenticated', { headers: { 'WWW-Authenticate': challenge } });
}

function issuerAway() {
  return problem('temporarily-unavailable', { headers: { 'Retry-After': '5' } });
}
