import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { authenticate, callerOf, requireScope } from './auth/authenticate.js';
import type { TokenVerifier } from './auth/token-verifier.js';
import type { Deps } from './deps.js';
import { problem } from './problems.js';
import type { Route } from './route.js';
import { runRoute } from './run-route.js';

/** Mounts the routes: authentication, then rate and size, then the route's own obstacles. */
export function setUpRoutes(
  app: Express,
  deps: Deps,
  verifyToken: TokenVerifier,
  base: string,
  routes: readonly Route[],
): void {
  const limitRate = limitRatePerClient(deps);
  for (const route of routes) {
    const path = base + route.path;
    app[route.method](
      path,
      nameRoute(path),
      authenticate(deps, verifyToken),
      limitRate,
      ...(route.method === 'get' ? [] : [takeBody(deps, route)]),
      requireScope(deps, route.scopes),
      (req, res) => runRoute(route, deps, callerOf(res.locals), req, res),
    );
  }
}

/** Names the route for log and metrics. */
export function nameRoute(path: string): RequestHandler {
  return (_req, res, next) => {
    res.locals.route = path;
    next();
  };
}

function limitRatePerClient({ env }: Deps): RequestHandler {
  return rateLimit({
    windowMs: env.RATE_LIMIT_WINDOW_SECONDS * 1000,
    limit: env.RATE_LIMIT_REQUESTS,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_req, res) => callerOf(res.locals).clientId,
    handler: (_req, _res, next) => {
      next(problem('too-many-requests'));
    },
  });
}

function takeBody({ env }: Deps, route: Route): RequestHandler {
  const limit = route.bodyMediaType ? env.CSV_LIMIT_BYTES : env.JSON_LIMIT_BYTES;
  const read = express.raw({ type: () => true, limit });
  return (req, res, next) => {
    read(req, res, (error?: unknown) => {
      // Whoever hung up while they waited takes their body along, unread: an empty one would be refused, and kept as the key's answer.
      const isLost = error === undefined && req.body === undefined && req.is('*/*') !== null;
      next(isLost ? problem('temporarily-unavailable') : error);
    });
  };
}
