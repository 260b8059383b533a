import type { Request, Response } from 'express';
import * as openid from 'openid-client';
import { z } from 'zod';
import { personIn } from '../../api/auth/read-claims.js';
import type { Deps } from '../../api/deps.js';
import { problem } from '../../api/problems.js';
import { isOwnPath, paths } from '../paths.js';
import type { Cookies } from './cookies.js';
import type { PagesEnv } from './pages-env.js';
import { beginSession } from './web-session.js';

const LOGIN_SECONDS = 600;
const stateSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string().refine(isOwnPath),
});

/** Logs people in at the OpenID provider: code flow with PKCE, what is asked for kept in a cookie meanwhile. */
export function makeLogin(deps: Deps, env: PagesEnv, cookies: Cookies) {
  const findProvider = rememberProvider(env);
  const redirectUri = new URL(paths.loginCallback(), env.appUrl).toString();

  return {
    /** Sends the browser to the provider; afterwards it comes to `to`. */
    async begin(res: Response, to: string): Promise<void> {
      const provider = await findProvider();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const verifier = openid.randomPKCECodeVerifier();
      const asked = { state, nonce, verifier, to: isOwnPath(to) ? to : paths.tasks() };
      cookies.write(res, 'login', JSON.stringify(asked), LOGIN_SECONDS);
      const url = openid.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      res.redirect(303, url.toString());
    },

    /** Takes the provider's answer and begins a session; begins again where the answer fits no question of ours. */
    async finish(req: Request, res: Response): Promise<void> {
      const asked = readAsked(cookies.read(req, 'login'));
      cookies.clear(res, 'login');
      if (!asked || req.query.state !== asked.state) return this.begin(res, asked?.to ?? '/');
      const provider = await findProvider();
      const tokens = await openid
        .authorizationCodeGrant(provider, new URL(req.originalUrl, env.appUrl), {
          pkceCodeVerifier: asked.verifier,
          expectedState: asked.state,
          expectedNonce: asked.nonce,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          deps.log.warn({ error: (error as Error).name }, 'a login failed');
          throw problem('not-allowed');
        });
      const sub = personIn(tokens.claims() ?? {}, deps.env) ?? '';
      const staff = await deps.db.staff.findUnique({ where: { sourceId: sub } });
      if (!staff?.active) throw problem('not-allowed');
      const now = await deps.clock.now();
      const secret = await beginSession(deps.db, {
        staffId: staff.id,
        idToken: tokens.id_token,
        now,
      });
      cookies.write(res, 'session', secret);
      res.redirect(303, asked.to);
    },

    /** Names where the provider ends its own session too; the front page where it offers no such place. */
    async logoutUrl(idToken: string | null): Promise<string> {
      const provider = await findProvider();
      if (!provider.serverMetadata().end_session_endpoint) return paths.tasks();
      return openid
        .buildEndSessionUrl(provider, {
          post_logout_redirect_uri: new URL(paths.tasks(), env.appUrl).toString(),
          ...(idToken !== null && { id_token_hint: idToken }),
        })
        .toString();
    },
  };
}
export type Login = ReturnType<typeof makeLogin>;

function readAsked(cookie: string | undefined) {
  try {
    return stateSchema.safeParse(JSON.parse(cookie ?? '')).data;
  } catch {
    return undefined;
  }
}

/** The provider is looked up once; one that could not be reached is tried again with the next login. */
function rememberProvider({ issuer, clientId, clientSecret }: PagesEnv) {
  let found: Promise<openid.Configuration> | undefined;
  const isPlain = issuer.startsWith('http:');
  const look = () =>
    openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: 10,
      ...(isPlain && { execute: [openid.allowInsecureRequests] }),
    });
  return () =>
    (found ??= look().catch(() => {
      found = undefined;
      throw problem('temporarily-unavailable');
    }));
}
