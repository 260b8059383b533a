import express, { type Express } from 'express';
import { verifyByIssuer } from './auth/verify-by-issuer.js';
import type { Deps } from './deps.js';
import { setUpHealth } from './health/set-up-health.js';
import { createMetrics, type Metrics } from './health/metrics.js';
import { setUpDiscovery } from './openapi/set-up-discovery.js';
import { setUpDocs } from './openapi/set-up-docs.js';
import { setUpErrors } from './set-up-errors.js';
import { setUpProblemPages } from './set-up-problem-pages.js';
import { setUpRequests } from './set-up-requests.js';
import { setUpRoutes } from './set-up-routes.js';
import { setUpPages } from '../web/set-up-pages.js';
import { allRoutes } from './all-routes.js';

/** Names the path below which version 1 of the API lies. */
export const API_BASE = '/api/v1';

/** Makes the API of what it works with. Nothing is open but discovery, docs, problem pages and health. */
export function createApp(deps: Deps, metrics: Metrics = createMetrics(deps)): Express {
  const app = express();
  setUpRequests(app, deps, metrics);
  setUpHealth(app, deps);
  setUpDiscovery(app, deps, API_BASE);
  setUpDocs(app, deps, API_BASE);
  setUpProblemPages(app);
  setUpRoutes(app, deps, verifyByIssuer(deps.env), API_BASE, allRoutes);
  setUpPages(app, deps);
  setUpErrors(app, deps);
  return app;
}
