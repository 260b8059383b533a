import { refuseAt } from '../bounds.js';
import type { RecordConsent } from '../commands.js';
import type { Step } from '../step.js';
import { note } from '../turn.js';

/**
 * Records that consent was asked for, given, refused or withdrawn, by one person, for arenas or purposes; the case then moves if
 * that opens or closes its way (`settleConsent`). Whose word counts is judged each time anew, so anybody's may be recorded. @guide Trinn 5: samtykke
 */
export const recordConsent: Step<RecordConsent> = {
  refuse: (c, consent, context) =>
    (c.phase === 'closed' && consent.status !== 'withdrawn'
      ? { code: 'already-closed' }
      : undefined) ?? refuseAt(c, '/recordedAt', consent.recordedAt, context),

  carryOut(turn, { by, status, covers, form, recordedAt, hasStudentView }) {
    const { draft } = turn;
    const seq = (draft.consents.at(-1)?.seq ?? 0) + 1;
    draft.consents.push({ seq, by, status, covers, form, recordedAt });
    if (hasStudentView) draft.studentViewOnRecord = true;
    note(turn, 'consent-recorded', { by, status, covers, form, recordedAt, hasStudentView });
  },
};
