import { decodeJwt } from 'jose';
import type { ApiEnv } from '../env.js';
import { readClaims } from './read-claims.js';
import { createTokenVerifier, notAuthenticated, type TokenVerifier } from './token-verifier.js';
import { listTrustedIssuers } from './trusted-issuers.js';

/** Makes the verifier of the settings: each token is checked by the keys of the issuer that it names, and read by what that issuer may say. */
export function verifyByIssuer(env: ApiEnv): TokenVerifier {
  const verifiers = new Map(
    listTrustedIssuers(env).map(({ issuer, audience, speaksFor }) => {
      const toleranceSeconds = env.TOKEN_CLOCK_TOLERANCE_SECONDS;
      const verify = createTokenVerifier({ issuer, audience, toleranceSeconds });
      return [issuer, { verify, speaksFor }];
    }),
  );
  return async (token) => {
    const trusted = verifiers.get(issuerOf(token) ?? '');
    if (!trusted) throw notAuthenticated('invalid_token');
    const claims = await trusted.verify(token);
    const own = readClaims(claims, trusted.speaksFor, env);
    if (!own) throw notAuthenticated('invalid_token');
    return { ...own };
  };
}

// Not yet checked: it only chooses whose keys the check is made with.
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
