import type { ApiEnv } from '../env.js';

/** Says whom an issuer's tokens may stand for. */
export type SpeaksFor = 'people' | 'apps' | 'both';

/** Names an issuer of tokens that are accepted, and what tokens of it are for. */
export interface TrustedIssuer {
  issuer: string;
  audience: string;
  speaksFor: SpeaksFor;
}

type IssuerEnv = Pick<ApiEnv, 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'APPS_ISSUER' | 'APPS_AUDIENCE'>;

/** Lists whose tokens are accepted: one issuer for all, or one for people and another for apps, which then cannot stand in for each other. */
export function listTrustedIssuers(env: IssuerEnv): TrustedIssuer[] {
  const { OIDC_ISSUER, OIDC_AUDIENCE, APPS_ISSUER, APPS_AUDIENCE = OIDC_AUDIENCE } = env;
  const people = { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE };
  if (APPS_ISSUER === undefined) return [{ ...people, speaksFor: 'both' }];
  return [
    { ...people, speaksFor: 'people' },
    { issuer: APPS_ISSUER, audience: APPS_AUDIENCE, speaksFor: 'apps' },
  ];
}
