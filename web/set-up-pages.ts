import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Deps } from '../api/deps.js';
import { problem } from '../api/problems.js';
import { nameRoute } from '../api/set-up-routes.js';
import { allPages, openPages } from './all-pages.js';
import { serveAssets } from './assets/load-assets.js';
import { definePage } from './define-page.js';
import { paths } from './paths.js';
import type { PagesShell } from './pages-shell.js';
import { runOpenPage, runPage, sendProblem } from './run-page.js';
import { makeCookies } from './session/cookies.js';
import { makeLogin } from './session/login.js';
import { logoutHandler } from './session/logout.js';
import { pagesEnvOf } from './session/pages-env.js';
import { setLanguage } from './session/set-language.js';

/** Mounts the staff pages; an API without their settings has none. */
export function setUpPages(app: Express, deps: Deps): void {
  const env = pagesEnvOf(deps.env);
  if (!env) return;
  const cookies = makeCookies(env.appUrl);
  const login = makeLogin(deps, env, cookies);
  const shell: PagesShell = { deps, env, cookies, login, assets: serveAssets(app) };
  const csp = contentSecurityPolicy(env.issuer);
  const mark: express.RequestHandler = (_req, res, next) => {
    res.locals.isPage = true;
    res.set('Content-Security-Policy', csp);
    next();
  };
  const takeForm = express.text({
    type: 'application/x-www-form-urlencoded',
    limit: deps.env.JSON_LIMIT_BYTES,
  });
  const before = [mark, limitRate(deps), takeForm];
  app.get(paths.loginCallback(), nameRoute(paths.loginCallback()), ...before, (req, res) =>
    login.finish(req, res),
  );
  app.post(paths.logout(), nameRoute(paths.logout()), ...before, logoutHandler(shell));
  app.post(paths.language(), nameRoute(paths.language()), ...before, setLanguage(shell));
  for (const page of allPages) {
    app[page.method](page.path, nameRoute(page.path), ...before, runPage(shell, page));
  }
  for (const page of openPages) {
    app.get(page.path, nameRoute(page.path), ...before, runOpenPage(shell, page));
  }
  // Whatever else a browser asks for looks like what is out of reach; programs get the API's own answer.
  const missing = runPage(shell, nothingHere);
  app.get(
    '/*rest',
    (req, res, next) => {
      const isForPrograms =
        req.path.startsWith('/api/') || req.accepts(['json', 'html']) !== 'html';
      if (isForPrograms) return next('route');
      next();
    },
    ...before,
    missing,
  );
  const showError: express.ErrorRequestHandler = (error, req, res, next) =>
    res.locals.isPage === true && !res.headersSent
      ? sendProblem(shell, req, res, undefined, error)
      : next(error);
  app.use(showError);
}

const nothingHere = definePage({
  method: 'get',
  path: '/*rest',
  handle: () => {
    throw problem('not-found');
  },
});

function limitRate({ env }: Deps) {
  return rateLimit({
    windowMs: env.RATE_LIMIT_WINDOW_SECONDS * 1000,
    limit: env.RATE_LIMIT_REQUESTS,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(problem('too-many-requests')),
  });
}

/** Nothing runs or styles a page but our own files; a logout may lead on to the provider. */
function contentSecurityPolicy(issuer: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `form-action 'self' ${new URL(issuer).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
