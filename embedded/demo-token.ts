import { fileURLToPath } from 'node:url';
import { readSettings } from './settings.js';
import { reportAndFail, StartError } from './start-error.js';

/** Gets an app's access token from a provider, by client credentials at its published endpoint. */
export async function getDemoToken(
  issuer: string,
  { client = 'demo-app', secret = `${client}-secret`, scope }: DemoClient = {},
): Promise<string> {
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { token_endpoint: endpoint } = (await discovery.json()) as { token_endpoint: string };
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) }),
  });
  const body = (await answer.json()) as { access_token?: string; error_description?: string };
  if (body.access_token === undefined) {
    throw new StartError(`No token for ${client}: ${body.error_description ?? answer.status}`);
  }
  return body.access_token;
}

interface DemoClient {
  client?: string;
  secret?: string;
  /** Scopes with spaces between them; all that the client has when left out. */
  scope?: string;
}

async function main(): Promise<void> {
  const [client = 'demo-app', given] = process.argv.slice(2);
  const { OIDC_ISSUER, OIDC_PORT } = readSettings();
  const issuer = given ?? OIDC_ISSUER ?? `http://127.0.0.1:${OIDC_PORT}`;
  const token = await getDemoToken(issuer, { client }).catch((error: unknown) => {
    if (error instanceof StartError) throw error;
    throw new StartError(`No OpenID provider answers at ${issuer}. Run \`npm start\` first.`);
  });
  process.stdout.write(`${token}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main().catch(reportAndFail);
