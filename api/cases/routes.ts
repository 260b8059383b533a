import type { Route } from '../route.js';
import { acceptHandoverRoute } from './accept-handover.route.js';
import { agreePlanRoute } from './agree-plan.route.js';
import { assignRoute } from './assign.route.js';
import { cancelMeetingRoute } from './cancel-meeting.route.js';
import { checkPlanRoute } from './check-plan.route.js';
import { closeRoute } from './close.route.js';
import { consultRoute } from './consult.route.js';
import { escalateRoute } from './escalate.route.js';
import { evaluatePlanRoute } from './evaluate-plan.route.js';
import { extendRoute } from './extend.route.js';
import { getAccessLogRoute } from './get-access-log.route.js';
import { getCaseRoute } from './get-case.route.js';
import { getCommandRoute } from './get-command.route.js';
import { getStudentAccessLogRoute } from './get-student-access-log.route.js';
import { getTimelineRoute } from './get-timeline.route.js';
import { goOnWithoutConsentRoute } from './go-on-without-consent.route.js';
import { holdMeetingRoute, holdUnscheduledMeetingRoute } from './hold-meeting.route.js';
import { listCasesRoute } from './list-cases.route.js';
import { logCallRoute } from './log-call.route.js';
import { moveMeetingRoute } from './move-meeting.route.js';
import { openDutyRoute } from './open-duty.route.js';
import { progressDutyRoute } from './progress-duty.route.js';
import { recordConsentRoute } from './record-consent.route.js';
import { recordReportRoute } from './record-report.route.js';
import { reportConcernRoute } from './report-concern.route.js';
import { reportNoShowRoute } from './report-no-show.route.js';
import { scheduleMeetingRoute } from './schedule-meeting.route.js';
import { searchCasesRoute } from './search-cases.route.js';
import { withdrawAssignmentRoute } from './withdraw-assignment.route.js';

/** Lists the routes of this folder, in the order in which they are matched. */
export const caseRoutes: readonly Route[] = [
  reportConcernRoute,
  listCasesRoute,
  searchCasesRoute,
  getCaseRoute,
  getTimelineRoute,
  getAccessLogRoute,
  getStudentAccessLogRoute,
  getCommandRoute,
  logCallRoute,
  scheduleMeetingRoute,
  holdUnscheduledMeetingRoute,
  holdMeetingRoute,
  reportNoShowRoute,
  moveMeetingRoute,
  cancelMeetingRoute,
  agreePlanRoute,
  checkPlanRoute,
  evaluatePlanRoute,
  recordConsentRoute,
  consultRoute,
  goOnWithoutConsentRoute,
  escalateRoute,
  assignRoute,
  acceptHandoverRoute,
  withdrawAssignmentRoute,
  extendRoute,
  openDutyRoute,
  progressDutyRoute,
  recordReportRoute,
  closeRoute,
];
