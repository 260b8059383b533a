import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import helmet from 'helmet';
import type { Deps } from './deps.js';
import type { Metrics } from './health/metrics.js';

/**
 * Gives each request an id, safe headers, a log line and its duration in the metrics. Logged are the route's template, never the path,
 * the query or a body: ids and search words stay out.
 */
export function setUpRequests(app: Express, deps: Deps, metrics: Metrics): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.use((req, res, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    res.locals.requestId = requestId;
    res.set('X-Request-Id', requestId);
    res.set('Cache-Control', 'no-store');
    res.on('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const route = (res.locals.route as string | undefined) ?? 'unknown';
      const status = res.writableFinished ? res.statusCode : 499;
      metrics.requestDuration.observe({ method: req.method, route, status }, seconds);
      const clientId = (res.locals.caller as { clientId?: string } | undefined)?.clientId;
      const level = status >= 500 ? 'warn' : 'info';
      deps.log[level](
        { requestId, method: req.method, route, status, ms: Math.round(seconds * 1000), clientId },
        'request',
      );
    });
    next();
  });
}
