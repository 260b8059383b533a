import { acceptHandoverForm } from './accept-handover.form.js';
import { agreePlanForm } from './agree-plan.form.js';
import { assignForm } from './assign.form.js';
import { cancelMeetingForm } from './cancel-meeting.form.js';
import { checkPlanForm } from './check-plan.form.js';
import { closeForm } from './close.form.js';
import type { CommandForm } from './command-form.js';
import { consultForm } from './consult.form.js';
import { escalateForm } from './escalate.form.js';
import { evaluatePlanForm } from './evaluate-plan.form.js';
import { extendForm } from './extend.form.js';
import { goOnWithoutConsentForm } from './go-on-without-consent.form.js';
import { holdMeetingForm } from './hold-meeting.form.js';
import { logCallForm } from './log-call.form.js';
import { moveCaseForm } from './move-case.form.js';
import { openDutyForm } from './open-duty.form.js';
import { progressDutyForm } from './progress-duty.form.js';
import { recordConsentForm } from './record-consent.form.js';
import { recordReportForm } from './record-report.form.js';
import { reportNoShowForm } from './report-no-show.form.js';
import { scheduleMeetingForm } from './schedule-meeting.form.js';
import { withdrawAssignmentForm } from './withdraw-assignment.form.js';

/** Lists the form of every command, in the order in which a case shows them. */
export const commandForms: readonly CommandForm[] = [
  acceptHandoverForm,
  logCallForm,
  holdMeetingForm,
  scheduleMeetingForm,
  reportNoShowForm,
  agreePlanForm,
  checkPlanForm,
  evaluatePlanForm,
  recordConsentForm,
  goOnWithoutConsentForm,
  consultForm,
  escalateForm,
  extendForm,
  assignForm,
  moveCaseForm,
  openDutyForm,
  progressDutyForm,
  cancelMeetingForm,
  withdrawAssignmentForm,
  closeForm,
  recordReportForm,
];
