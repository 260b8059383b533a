import { refuseAt } from '../bounds.js';
import type { CheckPlan } from '../commands.js';
import { refusePhase, type Step } from '../step.js';
import { note } from '../turn.js';

/** Records the look at the measures after two weeks: keep or adjust. The clock to the evaluation runs on. @guide Trinn 3: Tiltaksplan */
export const checkPlan: Step<CheckPlan> = {
  refuse: (c, check, context) =>
    refuseAt(c, '/checkedAt', check.checkedAt, context) ??
    refusePhase(c, 'check-plan', context) ??
    (c.plans.at(-1)?.number === check.planNumber ? undefined : { code: 'not-found' }),

  carryOut(turn, { planNumber, checkedAt, result }) {
    const { draft } = turn;
    draft.plans.at(-1)?.checks.push({ at: checkedAt, result });
    note(turn, 'plan-checked', { planNumber, checkedAt, result });
    draft.deadlines = draft.deadlines.filter((d) => d.kind !== 'check');
  },
};
