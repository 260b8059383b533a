import type { Request, RequestHandler, Response } from 'express';
import type { PersonCaller } from '../api/auth/caller.js';
import { scopeOf } from '../api/auth/scope-of.js';
import { resolveCaller } from '../api/auth/resolve-caller.js';
import { LOCALES, localeOf, type Locale } from '../api/locale.js';
import { describeError, problemFromError } from '../api/problem-from-error.js';
import { problem } from '../api/problems.js';
import { isShownTo } from '../domain/access/page-rules.js';
import { inScope } from '../prisma/scope.js';
import type { OpenPage, Page, PageContext, PageReply } from './define-page.js';
import { keepForOwner } from './drafts/keep-for-owner.js';
import { ProblemView } from './layout/problem-view.js';
import { SentTooLate } from './layout/sent-too-late.js';
import { COOKIE_SECONDS, type PagesShell } from './pages-shell.js';
import { renderDocument } from './render-document.js';
import { findSession, fitsToken, type WebSession } from './session/web-session.js';
import { isFlashCode } from './texts/flashes.js';
import { PAGE_PROBLEMS } from './texts/page-problems.js';
import { sayIn } from './texts/text.js';

/** Carries out a page for a request: login first, then origin and token of what is posted, then the page itself. */
export function runPage(shell: PagesShell, page: Page): RequestHandler {
  return async (req, res) => {
    const from = formIn(req);
    let ctx: PageContext | undefined;
    try {
      if (page.method === 'post' && !isOwnOrigin(req, shell)) throw problem('not-allowed');
      const session = await sessionOf(shell, req);
      if (!session?.isAlive) return await askToLogIn(shell, req, res, session, from);
      ctx = await contextOf(shell, req, res, session, from);
      if (page.rule && !isShownTo(page.rule, ctx.caller.roles)) throw problem('not-found');
      const fits = page.method === 'get' || fitsToken(session, from.get('csrf'));
      const answer = fits ? page.handle : page.showAgain;
      if (!answer) throw problem('not-allowed');
      // Whatever a page reads, the database shows it within this caller's reach.
      const asked = ctx;
      const reply = await inScope(scopeOf(asked.caller), async () => answer(asked));
      send(shell, req, res, ctx, reply);
    } catch (error) {
      sendProblem(shell, req, res, ctx, error);
    }
  };
}

/** Shows an open page to whoever asks; who is logged in finds their menu on it, and it stands also where nobody can be looked up. */
export function runOpenPage(shell: PagesShell, page: OpenPage): RequestHandler {
  return async (req, res) => {
    const ctx = await findContext(shell, req, res);
    try {
      const locale = ctx?.locale ?? localeIn(shell, req) ?? localeOf(req.headers);
      const { params } = req;
      const { guide } = shell.deps;
      const say: PageContext['say'] = (text, variables) => sayIn(locale, text, variables);
      const reply = page.show({ params, guide, locale, say });
      respond(shell, req, res, { ctx, locale, status: 200, isOpen: true, ...reply });
    } catch (error) {
      sendProblem(shell, req, res, ctx, error);
    }
  };
}

/** Sends a problem as a page of the same look. */
export function sendProblem(
  shell: PagesShell,
  req: Request,
  res: Response,
  ctx: PageContext | undefined,
  error: unknown,
): void {
  const known = problemFromError(error);
  const requestId = res.locals.requestId as string;
  if (!known) {
    shell.deps.log.error({ requestId, error: describeError(error) }, 'unexpected error in a page');
  }
  const { problem: name, status, extra } = known ?? problem('internal-error');
  const locale = ctx?.locale ?? localeIn(shell, req) ?? localeOf(req.headers);
  if (extra.headers) res.set(extra.headers);
  const sent = formIn(req);
  const body = <ProblemView name={name} requestId={requestId} sent={sent} />;
  respond(shell, req, res, {
    ctx,
    locale,
    status,
    title: sayIn(locale, PAGE_PROBLEMS[name].title),
    body,
  });
}

/** Reads what was posted; nothing where the request brought no form. */
function formIn({ body }: Request): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '');
}

async function sessionOf({ deps, cookies }: PagesShell, req: Request) {
  const secret = cookies.read(req, 'session');
  return secret === undefined ? undefined : findSession(deps.db, secret, await deps.clock.now());
}

/** What somebody sends after their session ended is kept for them; from whom nothing is known gets it back in the answer. */
async function askToLogIn(
  shell: PagesShell,
  req: Request,
  res: Response,
  session: WebSession | undefined,
  form: URLSearchParams,
): Promise<void> {
  if (req.method === 'GET') return shell.login.begin(res, req.originalUrl);
  const now = await shell.deps.clock.now();
  if (session && fitsToken(session, form.get('csrf'))) {
    const to = await keepForOwner(shell.deps.db, session.staffId, { path: req.path, form, now });
    if (to !== undefined) shell.cookies.write(res, 'flash', 'logged-in-again', COOKIE_SECONDS);
    return shell.login.begin(res, to ?? '/');
  }
  const locale = localeIn(shell, req) ?? localeOf(req.headers);
  const body = <SentTooLate action={req.originalUrl} form={form} />;
  respond(shell, req, res, { ctx: undefined, locale, status: 401, title: 'Nærvær', body });
}

async function findContext(
  shell: PagesShell,
  req: Request,
  res: Response,
): Promise<PageContext | undefined> {
  try {
    const session = await sessionOf(shell, req);
    if (!session?.isAlive) return undefined;
    return await contextOf(shell, req, res, session, new URLSearchParams());
  } catch (error) {
    const requestId = res.locals.requestId as string;
    shell.deps.log.warn({ requestId, error: describeError(error) }, 'an open page knows nobody');
    return undefined;
  }
}

async function contextOf(
  shell: PagesShell,
  req: Request,
  res: Response,
  session: WebSession,
  form: URLSearchParams,
): Promise<PageContext> {
  const { deps } = shell;
  const claims = { sub: session.sourceId, client_id: shell.env.clientId };
  const caller = (await resolveCaller(deps.db, claims, undefined)) as PersonCaller;
  res.locals.caller = caller;
  const own = LOCALES.find((known) => known === session.locale);
  const locale = localeIn(shell, req) ?? own ?? 'nb';
  return {
    deps,
    caller,
    name: session.name,
    params: req.params,
    query: new URL(req.originalUrl, shell.env.appUrl).searchParams,
    form,
    path: req.path,
    now: await deps.clock.now(),
    locale,
    csrf: session.csrf,
    requestId: res.locals.requestId as string,
    say: (text, variables) => sayIn(locale, text, variables),
  };
}

function send(shell: PagesShell, req: Request, res: Response, ctx: PageContext, reply: PageReply) {
  switch (reply.kind) {
    case 'redirect':
      if (reply.flash) shell.cookies.write(res, 'flash', reply.flash, COOKIE_SECONDS);
      res.redirect(303, reply.to);
      return;
    case 'nothing':
      res.status(204).end();
      return;
    case 'file':
      res.type(reply.type);
      if (reply.name !== undefined) res.attachment(reply.name).type(reply.type);
      res.send(reply.content);
      return;
    case 'page':
      respond(shell, req, res, { ctx, locale: ctx.locale, status: 200, ...reply });
  }
}

interface Shown {
  ctx: PageContext | undefined;
  locale: Locale;
  status: number;
  title: string;
  body: React.ReactNode;
  backTo?: { href: string; label: string };
  isOpen?: boolean;
}

function respond(
  { cookies, assets }: PagesShell,
  req: Request,
  res: Response,
  { ctx, locale, status, title, body, backTo, isOpen = false }: Shown,
): void {
  const flash = cookies.read(req, 'flash');
  if (flash !== undefined) cookies.clear(res, 'flash');
  const markup = renderDocument(
    { locale, csrf: ctx?.csrf ?? '' },
    {
      title,
      path: req.path,
      // What was posted is not sent again by whoever changes the language.
      address: req.method === 'GET' ? req.originalUrl : req.path,
      viewer: ctx && { name: ctx.name, roles: ctx.caller.roles },
      flash: isFlashCode(flash) ? flash : undefined,
      backTo,
      isOpen,
      ...assets,
      children: body,
    },
  );
  res.status(status).set('Content-Language', locale).type('html').send(markup);
}

function localeIn({ cookies }: PagesShell, req: Request): Locale | undefined {
  const wanted = cookies.read(req, 'language');
  return LOCALES.find((known) => known === wanted);
}

/** A browser says from which page a form came; a request without either header is no form of ours. */
function isOwnOrigin(req: Request, { env }: PagesShell): boolean {
  const origin = req.get('origin');
  if (origin !== undefined && origin !== 'null') return origin === new URL(env.appUrl).origin;
  return req.get('sec-fetch-site') === 'same-origin';
}
