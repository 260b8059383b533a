import { createServer } from 'node:http';
import Provider, {
  interactionPolicy,
  type ClientMetadata,
  type Configuration,
} from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { SCOPES } from '../api/auth/caller.js';
import { keepOidcKeys, makeOidcKeys, type OidcKeys } from './oidc-keys.js';
import { serveLoginPage } from './login-page.js';

const AUDIENCE = 'naervaer';
const RESOURCE = 'urn:naervaer:api';
const HOURS = 3600;

/** Says which clients the provider knows, and how it finds a person by staff id. */
export interface OidcProviderOptions {
  port: number;
  clients: ClientMetadata[];
  /** Tells whether an active person has this staff id. */
  findPerson: (staffId: string) => Promise<boolean>;
  /** How programs and browsers name it, where that is not the address it listens on. */
  issuer?: string;
  host?: string;
  /** Where the keys are kept; without it they are new at every start. */
  dataDir?: string;
}

/** Starts an OpenID provider whose people all have the password `demo`. */
export async function startOidcProvider(
  options: OidcProviderOptions,
): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const keys = options.dataDir ? await keepOidcKeys(options.dataDir) : await makeOidcKeys();
  const { host = '127.0.0.1', issuer = `http://${host}:${options.port}` } = options;
  const provider = new Provider(issuer, configure(options, keys));
  serveLoginPage(provider, options.findPerson);
  const answer = provider.callback();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configure({ clients, findPerson }: OidcProviderOptions, keys: OidcKeys): Configuration {
  return {
    // Sessions are forgotten at a restart; tokens hold, for the keys are kept.
    adapter: createMemoryAdapter(),
    clients,
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookie] },
    scopes: ['openid', ...SCOPES],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 1 * HOURS,
      ClientCredentials: 12 * HOURS,
      IdToken: 1 * HOURS,
      Interaction: 1 * HOURS,
      Session: 12 * HOURS,
      Grant: 12 * HOURS,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // Nobody has to name the API: every token is for it.
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, _resource, client) => {
          const params = ctx.oidc.params;
          // An app that names no scope gets all of its own.
          if (params?.grant_type === 'client_credentials') params.scope ??= client.scope;
          return {
            audience: AUDIENCE,
            scope: client.scope ?? '',
            accessTokenFormat: 'jwt' as const,
            jwt: { sign: { alg: 'ES256' as const } },
          };
        },
      },
    },
    interactions: {
      url: (_ctx, interaction) => `/login/${interaction.uid}`,
      policy: askForLoginOnly(),
    },
    findAccount: async (_ctx, sub) =>
      (await findPerson(sub)) ? { accountId: sub, claims: () => ({ sub }) } : undefined,
    // Both kinds of scope must be granted, or tokens come without them.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider, params } = ctx.oidc;
      const grant = new provider.Grant({
        clientId: client!.clientId,
        accountId: session!.accountId!,
      });
      grant.addOIDCScope(typeof params?.scope === 'string' ? params.scope : 'openid');
      grant.addResourceScope(RESOURCE, client!.scope ?? '');
      await grant.save();
      return grant;
    },
  };
}

// Nobody is asked to agree to what the municipality's own programs may do.
function askForLoginOnly() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}
