import type { JWTPayload } from 'jose';
import type { ApiEnv } from '../env.js';
import type { SpeaksFor } from './trusted-issuers.js';

const OUR_PREFIX = 'naervaer:';

type ClaimsEnv = Pick<ApiEnv, 'PERSON_CLAIM' | 'APP_CLAIM' | 'SCOPE_PREFIX'>;

/** Says who a token stands for in words of our own; a person has another `sub` than `client_id`, an app has the same. */
export interface OwnClaims {
  sub: string;
  client_id: string;
  scope: string;
}

/**
 * Reads a checked token's claims by the settings; undefined when it stands for nobody that its issuer may speak for. A token whose
 * subject is its client (or that has none) is an app's, any other a person's.
 */
export function readClaims(
  claims: JWTPayload,
  speaksFor: SpeaksFor,
  env: ClaimsEnv,
): OwnClaims | undefined {
  const { sub } = claims;
  const client = nameIn(claims.client_id ?? claims.azp ?? sub);
  if (client === undefined) return undefined;
  const isPerson = sub !== undefined && sub !== client;
  if (speaksFor !== 'both' && isPerson !== (speaksFor === 'people')) return undefined;
  const scope = ownScopes(claims.scope, env.SCOPE_PREFIX);
  if (isPerson) {
    const person = personIn(claims, env);
    // A person named like their client would pass for an app.
    return person === undefined || person === client
      ? undefined
      : { sub: person, client_id: client, scope };
  }
  const app = env.APP_CLAIM === 'client_id' ? client : nameIn(claims[env.APP_CLAIM]);
  return app === undefined ? undefined : { sub: app, client_id: app, scope };
}

/** Finds a person's staff id in the claims of their token. */
export function personIn(
  claims: Readonly<Record<string, unknown>>,
  { PERSON_CLAIM }: Pick<ClaimsEnv, 'PERSON_CLAIM'>,
): string | undefined {
  return nameIn(claims[PERSON_CLAIM]);
}

// Feide lists a person's ids (one, or which is meant is not known), Maskinporten writes an organisation as an object with an `ID`.
function nameIn(claim: unknown): string | undefined {
  const [only, ...more] = Array.isArray(claim) ? (claim as unknown[]) : [claim];
  if (more.length > 0) return undefined;
  const name = typeof only === 'object' && only !== null && 'ID' in only ? only.ID : only;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function ownScopes(claim: unknown, prefix: string): string {
  const scopes: unknown[] = Array.isArray(claim) ? claim : [claim];
  return scopes
    .flatMap((scope) => (typeof scope === 'string' ? scope.split(' ') : []))
    .filter((scope) => scope.startsWith(prefix))
    .map((scope) => OUR_PREFIX + scope.slice(prefix.length))
    .join(' ');
}

/** Writes one of our scopes as the issuer calls it. */
export function foreignScope(scope: string, { SCOPE_PREFIX }: Pick<ClaimsEnv, 'SCOPE_PREFIX'>) {
  return SCOPE_PREFIX + scope.slice(OUR_PREFIX.length);
}
