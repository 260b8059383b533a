import type { Notice } from '../commands.js';
import { noteConsentJudgedAnew } from '../consent-lapses.js';
import { lacksConsenter } from '../consent.js';
import { tellNoGuardian } from '../enter-phase.js';
import { note, type Turn } from '../turn.js';

/** Takes over what the roster says of the student: age band, guardians with responsibility, protected address. Consent is judged again. */
export function changeStudent(
  turn: Turn,
  change: Extract<Notice, { type: 'change-student' }>,
): void {
  const { draft } = turn;
  const before = { ...draft };
  const couldConsent = !lacksConsenter(draft);
  const guardiansChanged = change.guardianIds.join() !== draft.guardianIds.join();
  const ageChanged = change.ageBand !== draft.ageBand;
  if (ageChanged) note(turn, 'age-band-changed', { ageBand: change.ageBand });
  if (guardiansChanged) note(turn, 'guardians-changed', { count: change.guardianIds.length });
  draft.ageBand = change.ageBand;
  draft.guardianIds = change.guardianIds;
  draft.protectedAddress = change.protectedAddress;
  if (ageChanged || guardiansChanged) {
    noteConsentJudgedAnew(turn, before, ageChanged ? 'age' : 'guardians');
  }
  // A case that comes to wait for consent by this is told of on its way in.
  if (draft.phase === 'awaiting-consent' && couldConsent && lacksConsenter(draft)) {
    tellNoGuardian(turn);
  }
}
