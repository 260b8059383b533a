import { refuseAt } from '../bounds.js';
import type { ConcernCase } from '../case.js';
import type { RecordConsent } from '../commands.js';
import { invalid, type Refusal } from '../refusals.js';
import type { Step } from '../step.js';
import { note } from '../turn.js';

/**
 * Records that consent was asked for, given, refused or withdrawn, by one person, for arenas or purposes; the case then moves if
 * that opens or closes its way (`settleConsent`). @guide Trinn 5: samtykke
 */
export const recordConsent: Step<RecordConsent> = {
  refuse: (c, consent, context) =>
    (c.phase === 'closed' && consent.status !== 'withdrawn'
      ? { code: 'already-closed' }
      : undefined) ??
    refuseAt(c, '/recordedAt', consent.recordedAt, context) ??
    refusePerson(c, consent),

  carryOut(turn, { by, status, covers, form, recordedAt, hasStudentView }) {
    const { draft } = turn;
    const seq = (draft.consents.at(-1)?.seq ?? 0) + 1;
    draft.consents.push({ seq, by, status, covers, form, recordedAt });
    if (hasStudentView) draft.studentViewOnRecord = true;
    note(turn, 'consent-recorded', { by, status, covers, form, recordedAt, hasStudentView });
  },
};

function refusePerson(c: ConcernCase, { by }: RecordConsent): Refusal | undefined {
  const known =
    by === 'student' || c.guardianIds.includes(by) || c.consents.some((word) => word.by === by);
  return known ? undefined : invalid('/by', 'not-consent-person');
}
