import type { RequestHandler } from 'express';
import type { PagesShell } from '../pages-shell.js';
import { paths } from '../paths.js';
import { endSession, findSession, fitsToken } from './web-session.js';

/** Ends the session here, then at the provider. */
export function logoutHandler({ deps, cookies, login }: PagesShell): RequestHandler {
  return async (req, res) => {
    const secret = cookies.read(req, 'session');
    const now = await deps.clock.now();
    const session = secret === undefined ? undefined : await findSession(deps.db, secret, now);
    const form = new URLSearchParams(typeof req.body === 'string' ? req.body : '');
    if (!session || !fitsToken(session, form.get('csrf'))) {
      res.redirect(303, paths.tasks());
      return;
    }
    await endSession(deps.db, session.id, now);
    cookies.clear(res, 'session');
    res.redirect(303, await login.logoutUrl(session.idToken));
  };
}
