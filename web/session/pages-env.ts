import type { ApiEnv } from '../../api/env.js';

/** Holds what the staff pages are set up with. */
export interface PagesEnv {
  appUrl: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Takes the pages' settings; undefined for an API without pages. */
export function pagesEnvOf(env: ApiEnv): PagesEnv | undefined {
  const { APP_URL, PAGES_CLIENT_ID, PAGES_CLIENT_SECRET, OIDC_ISSUER } = env;
  if (APP_URL === undefined || PAGES_CLIENT_SECRET === undefined) return undefined;
  return {
    appUrl: APP_URL,
    issuer: OIDC_ISSUER,
    clientId: PAGES_CLIENT_ID,
    clientSecret: PAGES_CLIENT_SECRET,
  };
}
