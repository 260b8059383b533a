import type { Page } from '../define-page.js';
import {
  caseAccessLogCsvPage,
  caseAccessLogPage,
  studentAccessLogCsvPage,
  studentAccessLogPage,
} from '../access-log/access-log.page.js';
import { askAccessLogPage, findAccessLogPage } from '../access-log/find-access-log.page.js';
import { appsPage } from '../apps/apps.page.js';
import { breakGlassPage, emergencyPage } from '../break-glass/emergency.page.js';
import { reviewPage, saveReviewPage } from '../break-glass/review.page.js';
import { reviewsPage } from '../break-glass/reviews.page.js';
import { guidePage } from '../guide/guide.page.js';
import { assignmentsPage } from '../people/assignments.page.js';
import {
  handOverPage,
  sendHandOverPage,
  sendWithoutHolderPage,
  withoutHolderPage,
} from '../people/hand-over.page.js';
import { saveStaffMemberPage, staffMemberPage } from '../people/staff-member.page.js';
import { staffPage } from '../people/staff.page.js';
import { calendarYearPage, saveCalendarYearPage } from './calendar-year.page.js';
import { calendarsPage } from './calendars.page.js';
import { saveSchoolDaysPage, schoolDaysPage } from './school-days.page.js';
import { settingsPage } from './settings.page.js';

/** Lists the pages about settings and supervision. */
export const settingsPages: readonly Page[] = [
  settingsPage,
  calendarsPage,
  calendarYearPage,
  saveCalendarYearPage,
  schoolDaysPage,
  saveSchoolDaysPage,
  staffPage,
  staffMemberPage,
  saveStaffMemberPage,
  handOverPage,
  sendHandOverPage,
  withoutHolderPage,
  sendWithoutHolderPage,
  assignmentsPage,
  guidePage,
  appsPage,
  emergencyPage,
  breakGlassPage,
  reviewsPage,
  reviewPage,
  saveReviewPage,
  findAccessLogPage,
  askAccessLogPage,
  caseAccessLogPage,
  caseAccessLogCsvPage,
  studentAccessLogPage,
  studentAccessLogCsvPage,
];
