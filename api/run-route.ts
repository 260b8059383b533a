import type { Request, Response } from 'express';
import type { Caller } from './auth/caller.js';
import type { Deps } from './deps.js';
import type { Outcome } from './idempotency/answer-once.js';
import { localeOf, type Locale } from './locale.js';
import { performRoute } from './perform-route.js';
import { sendProblem } from './render-problem.js';
import type { Route } from './route.js';

/** Carries out a route for a request over HTTP, and sends its answer. */
export async function runRoute(
  route: Route,
  deps: Deps,
  caller: Caller,
  req: Request,
  res: Response,
): Promise<void> {
  const locale = localeOf(req.headers);
  const requestId = res.locals.requestId as string;
  const outcome = await performRoute(route, deps, {
    caller,
    params: req.params as Record<string, string>,
    query: req.query,
    path: req.baseUrl + req.path,
    rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    locale,
    requestId,
    header: (name) => req.get(name),
  });
  send(res, outcome, locale, requestId);
}

function send(res: Response, outcome: Outcome, locale: Locale, requestId: string): void {
  if (outcome.replayed) res.set('Idempotent-Replayed', 'true');
  if ('refused' in outcome) return sendProblem(res, outcome.refused, locale, requestId);
  const { status, body, headers } = outcome.answer;
  res.status(status).set(headers ?? {});
  if (body === undefined) res.end();
  else res.json(body);
}
