import type { GoOnWithoutConsent } from '../commands.js';
import { enterPhase } from '../enter-phase.js';
import { mayGoOnWithoutConsent } from '../offers.js';
import { arenaOfPhase } from '../phases.js';
import { invalid } from '../refusals.js';
import { stepMismatch, type Step } from '../step.js';
import { note } from '../turn.js';

/**
 * Goes on at school without the arena: a new plan, or monitoring. When consent is refused; the day after it was first asked for
 * and nobody answers; or when leadership takes the case back from an arena, with a reason. @guide Trinn 5: samtykke
 */
export const goOnWithoutConsent: Step<GoOnWithoutConsent> = {
  refuse: (c, { hasReason }, context) =>
    (arenaOfPhase(c.phase) && !hasReason ? invalid('/reason', 'required') : undefined) ??
    (mayGoOnWithoutConsent(c, context.now) ? undefined : stepMismatch(c, context)),

  carryOut(turn, { decision }) {
    note(turn, 'went-on-without-consent', { decision, arena: turn.draft.arena });
    enterPhase(turn, decision === 'monitor' ? 'watching' : 'drafting');
  },
};
