import type { Route } from '../route.js';
import { deleteAbsenceRoute } from './delete-absence.route.js';
import { takeAbsencesCsvRoute } from './take-absences-csv.route.js';
import { takeAbsencesRoute } from './take-absences.route.js';

/** Lists the routes of this folder, in the order in which they are matched. */
export const absenceRoutes: readonly Route[] = [
  takeAbsencesRoute,
  takeAbsencesCsvRoute,
  deleteAbsenceRoute,
];
