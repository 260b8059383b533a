import { refuseAt } from '../bounds.js';
import type { ConcernCase } from '../case.js';
import { ARENAS } from '../codes.js';
import type { Consult } from '../commands.js';
import { consentStatus } from '../consent.js';
import { invalid, type Refusal } from '../refusals.js';
import { refuseConsent, type Step } from '../step.js';
import { note, type Context } from '../turn.js';

/**
 * Records advice sought outside the school: without identity from any partner, or from PPA by name with consent. It moves
 * nothing. @guide Samarbeidspartnere: PPA; Trinn 3
 */
export const consult: Step<Consult> = {
  refuse: (c, consultation, context) =>
    refuseAt(c, '/heldAt', consultation.heldAt, context) ??
    (consultation.anonymous ? undefined : refuseByName(c, consultation, context)),

  carryOut(turn, consultation) {
    const { anonymous, heldAt } = consultation;
    if (consultation.with === 'ppa') turn.draft.ppaConsulted = true;
    note(turn, consultation.with === 'ppa' ? 'ppa-consulted' : 'discussed-anonymously', {
      with: consultation.with,
      anonymous,
      heldAt,
    });
  },
};

/** Lets PPA be asked by name where consent covers a referral or any arena, since PPA sits in every one. */
function refuseByName(
  c: ConcernCase,
  { with: whom }: Consult,
  context: Context,
): Refusal | undefined {
  if (whom !== 'ppa') return invalid('/anonymous', 'not-allowed-here');
  const judged = { guide: context.setting.guide, now: context.now };
  if (ARENAS.some((arena) => consentStatus(c, arena, judged) === 'sufficient')) return undefined;
  return refuseConsent(c, 'ppa-referral', context);
}
