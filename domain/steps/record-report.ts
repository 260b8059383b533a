import { refuseAhead } from '../bounds.js';
import type { RecordReport } from '../commands.js';
import type { Step } from '../step.js';
import { note } from '../turn.js';

/** Records that child welfare or the police were told: that, when and by whom, no content. Never blocked, in no phase. @guide Barnevernstjenesten */
export const recordReport: Step<RecordReport> = {
  refuse: (_case, { reportedAt }, context) => refuseAhead('/reportedAt', reportedAt, context),
  carryOut: (turn, { to, reportedAt }) => note(turn, 'report-recorded', { to, reportedAt }),
};
