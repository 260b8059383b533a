import type { ClientMetadata } from 'oidc-provider';
import { SCOPES } from '../api/auth/caller.js';

const PERSON_SCOPE = 'openid naervaer:case.read naervaer:case.write';

/** The secret of the staff pages at the embedded provider. */
export const DEMO_PAGES_SECRET = 'naervaer-pages-secret';

/** Lists the clients of the embedded provider: two apps, the staff pages, and a program on a person's own machine. */
export function listDemoClients(appUrl: string): ClientMetadata[] {
  return [
    {
      ...app('demo-register', 'demo-register-secret'),
      scope: 'naervaer:absence.write naervaer:roster.write',
    },
    { ...app('demo-app', 'demo-app-secret'), scope: SCOPES.join(' ') },
    {
      client_id: 'naervaer-pages',
      client_secret: DEMO_PAGES_SECRET,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${appUrl}/login/callback`],
      post_logout_redirect_uris: [appUrl, `${appUrl}/`],
      scope: PERSON_SCOPE,
    },
    {
      client_id: 'demo-staff-app',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      // A native client's loopback address holds for every port.
      redirect_uris: ['http://127.0.0.1/callback'],
      scope: PERSON_SCOPE,
    },
  ];
}

function app(client_id: string, client_secret: string): ClientMetadata {
  return {
    client_id,
    client_secret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}
