import type { Route } from '../route.js';
import { previewCalendar } from './preview-calendar.route.js';
import { previewSchool } from './preview-school.route.js';
import { putCalendar } from './put-calendar.route.js';
import { putSchool } from './put-school.route.js';
import { putStaff } from './put-staff.route.js';
import { putStudent } from './put-student.route.js';
import { putStudentBlocks } from './put-student-blocks.route.js';
import { takeOneRosterRoute } from './oneroster/take-oneroster.route.js';

/** Lists the routes of this folder, in the order in which they are matched. */
export const rosterRoutes: readonly Route[] = [
  putSchool,
  previewSchool,
  putCalendar,
  previewCalendar,
  putStaff,
  putStudent,
  putStudentBlocks,
  takeOneRosterRoute,
];
