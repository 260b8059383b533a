import type { ErrorRequestHandler, Express } from 'express';
import type { Deps } from './deps.js';
import { localeOf } from './locale.js';
import { describeError, problemFromError } from './problem-from-error.js';
import { problem } from './problems.js';
import { sendProblem } from './render-problem.js';

/** Answers what no route took with 404, also a known path with a method it does not have, and whatever was thrown as a problem. */
export function setUpErrors(app: Express, deps: Deps): void {
  app.use(() => {
    throw problem('not-found');
  });
  const render: ErrorRequestHandler = (error, req, res, next) => {
    const requestId = res.locals.requestId as string;
    const known = problemFromError(error);
    if (!known) deps.log.error({ requestId, error: describeError(error) }, 'unexpected error');
    if (res.headersSent) return next(error);
    sendProblem(res, known ?? problem('internal-error'), localeOf(req.headers), requestId);
  };
  app.use(render);
}
