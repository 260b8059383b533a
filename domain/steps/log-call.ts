import { refuseAt } from '../bounds.js';
import type { LogCall } from '../commands.js';
import { closeCase, enterPhase } from '../enter-phase.js';
import { invalid } from '../refusals.js';
import type { Step } from '../step.js';
import { note, tell } from '../turn.js';

/**
 * Records a call home. In step 1 it decides: a natural cause closes the case, lasting concern or doubt leads to the mapping
 * meeting and leadership is told; nobody reached leaves the case where it is. Later calls are kept and move nothing.
 * @guide Trinn 1: Kontakt med hjemmet
 */
export const logCall: Step<LogCall> = {
  refuse: (c, call, context) =>
    refuseAt(c, '/contactedAt', call.contactedAt, context) ??
    (call.reached === (call.outcome === 'not-reached')
      ? invalid('/reached', 'contradicts-reached')
      : undefined),

  carryOut(turn, call) {
    const { draft } = turn;
    draft.calls.push({ at: call.contactedAt, reached: call.reached, round: draft.round });
    note(turn, 'call-logged', {
      contactedAt: call.contactedAt,
      channel: call.channel,
      reached: call.reached,
      spokeWithStudentFirst: call.spokeWithStudentFirst,
      outcome: call.outcome,
    });
    if (draft.phase !== 'awaiting-contact' || call.outcome === 'not-reached') return;
    if (call.outcome === 'natural-cause') return closeCase(turn, 'natural-cause');
    enterPhase(turn, 'awaiting-mapping-meeting');
    tell(turn, 'leadership-informed', { roles: ['school-leadership'] }, { reason: 'step-2' });
  },
};
