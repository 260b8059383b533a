import type { Escalate } from '../commands.js';
import { passConsentGate } from '../enter-phase.js';
import { refusePhase, stepMismatch, type Step } from '../step.js';
import { note } from '../turn.js';

/**
 * Takes the case to the local meeting from any earlier step, or to the central one at a rapid decline; both pass the consent
 * gate. @guide Trinn 1; Tverrfaglige møter: sentralt møte
 */
export const escalate: Step<Escalate> = {
  refuse: (c, { to, rapidDecline }, context) =>
    refusePhase(c, 'escalate', context) ??
    (to === 'local' && c.phase === 'awaiting-local-meeting'
      ? stepMismatch(c, context)
      : undefined) ??
    (to === 'central' && !rapidDecline ? { code: 'decision-not-allowed' } : undefined),

  carryOut(turn, { to, rapidDecline }) {
    note(turn, 'escalated', { to, rapidDecline });
    passConsentGate(turn, to);
  },
};
