import { refuseAt } from '../bounds.js';
import { openMeetingOf } from '../case-view.js';
import type { EvaluatePlan } from '../commands.js';
import { mainDeadlineOf } from '../deadlines.js';
import { enterPhase, passConsentGate } from '../enter-phase.js';
import { dateOf } from '../local-time.js';
import { refusePhase, type Step } from '../step.js';
import { note } from '../turn.js';

const NEXT: Record<EvaluatePlan['goal'], readonly EvaluatePlan['decision'][]> = {
  reached: ['maintain', 'monitor'],
  'on-track': ['maintain', 'monitor'],
  'not-reached': ['revise-plan', 'local-meeting'],
};

/**
 * Evaluates the plan. Goal reached or on the way: maintain or monitor, both to monitoring. Not reached: a new plan, or the local
 * meeting. Before its due day it needs a reason. @guide Trinn 4: Evaluering
 */
export const evaluatePlan: Step<EvaluatePlan> = {
  refuse(c, { planNumber, evaluatedAt, goal, decision, hasEarlyReason }, context) {
    const dueOn = mainDeadlineOf(c)?.dueOn;
    return (
      refuseAt(c, '/evaluatedAt', evaluatedAt, context) ??
      refusePhase(c, 'evaluate-plan', context) ??
      (c.plans.at(-1)?.number === planNumber ? undefined : { code: 'not-found' }) ??
      (dueOn !== undefined && dateOf(evaluatedAt) < dueOn && !hasEarlyReason
        ? { code: 'early-reason-required' }
        : undefined) ??
      (NEXT[goal].includes(decision) ? undefined : { code: 'decision-not-allowed' })
    );
  },

  carryOut(turn, { planNumber, evaluatedAt, goal, decision }) {
    const { draft } = turn;
    const plan = draft.plans.at(-1);
    if (plan) plan.evaluation = { at: evaluatedAt, goal, decision };
    const meeting = openMeetingOf(draft, 'evaluation');
    if (meeting) {
      meeting.status = 'held';
      meeting.heldAt = evaluatedAt;
      meeting.decision = decision;
    }
    note(turn, 'plan-evaluated', { planNumber, evaluatedAt, goal, decision });
    if (decision === 'revise-plan') enterPhase(turn, 'drafting');
    else if (decision === 'local-meeting') passConsentGate(turn, 'local');
    else enterPhase(turn, 'watching');
  },
};
