import { closeForm } from './close.form.js';
import type { CommandForm } from './command-form.js';
import { consultForm } from './consult.form.js';
import { escalateForm } from './escalate.form.js';
import { extendForm } from './extend.form.js';
import { goOnWithoutConsentForm } from './go-on-without-consent.form.js';
import { logCallForm } from './log-call.form.js';
import { openDutyForm } from './open-duty.form.js';
import { progressDutyForm } from './progress-duty.form.js';
import { recordReportForm } from './record-report.form.js';

/** Lists the form of every command, in the order in which a case shows them. */
export const commandForms: readonly CommandForm[] = [
  logCallForm,
  goOnWithoutConsentForm,
  consultForm,
  escalateForm,
  extendForm,
  openDutyForm,
  progressDutyForm,
  closeForm,
  recordReportForm,
];
