import type { Route } from '../route.js';

/** Lists the routes of this folder, in the order in which they are matched. */
export const absenceRoutes: readonly Route[] = [];
