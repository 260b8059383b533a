import { absenceRoutes } from './absence/routes.js';
import { breakGlassRoutes } from './break-glass/routes.js';
import { caseRoutes } from './cases/routes.js';
import { clientRoutes } from './clients/routes.js';
import { listEventsRoute } from './events/list-events.route.js';
import { rosterRoutes } from './roster/routes.js';
import type { Route } from './route.js';
import { sourceRoutes } from './sources/routes.js';
import { webhookRoutes } from './webhooks/routes.js';

/** Lists every call of the API, for the app that mounts them and the document that describes them. */
export const allRoutes: readonly Route[] = [
  ...rosterRoutes,
  ...absenceRoutes,
  ...caseRoutes,
  ...breakGlassRoutes,
  ...clientRoutes,
  ...sourceRoutes,
  listEventsRoute,
  ...webhookRoutes,
];
