import type { Route } from '../route.js';
import { endSourceRoute } from './end-source.route.js';
import { getRunRoute } from './get-run.route.js';
import { getSourceRoute } from './get-source.route.js';
import { listRunsRoute } from './list-runs.route.js';
import { listSourcesRoute } from './list-sources.route.js';
import { putSourceRoute } from './put-source.route.js';
import { startRunRoute } from './start-run.route.js';

/** Lists the routes of this folder. */
export const sourceRoutes: readonly Route[] = [
  listSourcesRoute,
  getSourceRoute,
  putSourceRoute,
  endSourceRoute,
  listRunsRoute,
  startRunRoute,
  getRunRoute,
];
