/** Says where an app gets its tokens: the issuer's token endpoint, and what the app is known by there. */
export interface Credentials {
  clientId: string;
  clientSecret: string;
  /** Found by discovery when left out. */
  tokenEndpoint?: string;
  /** With spaces between them; all that the app has when left out. */
  scope?: string;
}

/** Answers with a token that holds for a while yet; `renew` asks for another one than the last. */
export type TokenSource = (renew?: boolean) => Promise<string>;

const SPARE_MS = 30_000;

/** Gets tokens by client credentials, and keeps each until shortly before it ends. */
export function createTokenSource(issuer: string, credentials: Credentials): TokenSource {
  let kept: Promise<{ token: string; until: number }> | undefined;
  const fetchAnew = () => {
    kept = fetchToken(issuer, credentials);
    kept.catch(() => (kept = undefined));
    return kept;
  };
  return async (renew = false) => {
    const held = renew || !kept ? await fetchAnew() : await kept;
    return (held.until < Date.now() ? await fetchAnew() : held).token;
  };
}

async function fetchToken(issuer: string, { clientId, clientSecret, ...wanted }: Credentials) {
  const endpoint = wanted.tokenEndpoint ?? (await findTokenEndpoint(issuer));
  const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(wanted.scope !== undefined && { scope: wanted.scope }),
    }),
  });
  const answer = (await response.json()) as { access_token?: string; expires_in?: number };
  if (answer.access_token === undefined) {
    throw new Error(`${endpoint} gives ${clientId} no token: ${response.status}`);
  }
  const until = Date.now() + (answer.expires_in ?? 60) * 1000 - SPARE_MS;
  return { token: answer.access_token, until };
}

async function findTokenEndpoint(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url);
  const { token_endpoint: endpoint } = (await response.json()) as { token_endpoint?: string };
  if (endpoint === undefined) throw new Error(`${url} names no token endpoint`);
  return endpoint;
}
