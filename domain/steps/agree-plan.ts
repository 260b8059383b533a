import type { AgreePlan } from '../commands.js';
import { enterPhase } from '../enter-phase.js';
import { dateOf } from '../local-time.js';
import { invalid, type Refusal } from '../refusals.js';
import { addSchoolDays, isSchoolDay } from '../school-days.js';
import { refusePhase, type Step } from '../step.js';
import { note, type Context } from '../turn.js';

const PPA_FIRST: readonly string[] = ['alternative-arena', 'home-education'];

/**
 * Agrees a plan: a goal, a start, measures with somebody responsible, made with the student or with the reason why not. Its trial
 * begins. Teaching at home and alternative arenas need PPA's advice on the case first. @guide Trinn 3: Tiltaksplan
 */
export const agreePlan: Step<AgreePlan> = {
  refuse: (c, plan, context) =>
    refuseStart(plan, context) ??
    (plan.madeWithStudent || plan.hasNotWithStudentReason
      ? undefined
      : invalid('/notWithStudentReason', 'required')) ??
    (plan.measureAreas.length > 0 ? undefined : invalid('/measures', 'required')) ??
    refusePhase(c, 'agree-plan', context) ??
    (plan.special.some((special) => PPA_FIRST.includes(special)) && !c.ppaConsulted
      ? { code: 'ppa-consultation-required' }
      : undefined),

  carryOut(turn, plan) {
    const { draft } = turn;
    const number = (draft.plans.at(-1)?.number ?? 0) + 1;
    draft.plans.push({
      number,
      agreedAt: turn.now,
      startsOn: plan.startsOn,
      measureCount: plan.measureAreas.length,
      special: plan.special,
      reducedHours: plan.reducedHours,
      checks: [],
      evaluation: null,
    });
    note(turn, 'plan-agreed', {
      planNumber: number,
      startsOn: plan.startsOn,
      measureAreas: plan.measureAreas,
      madeWithStudent: plan.madeWithStudent,
      special: plan.special,
    });
    enterPhase(turn, 'trial');
  },
};

function refuseStart({ startsOn }: AgreePlan, { now, setting }: Context): Refusal | undefined {
  const { calendar, guide } = setting;
  const today = dateOf(now);
  if (!isSchoolDay(calendar, startsOn)) return invalid('/startsOn', 'not-a-school-day');
  if (startsOn < addSchoolDays(calendar, today, -guide.bounds.planStartsBackSchoolDays))
    return invalid('/startsOn', 'too-early');
  if (startsOn > addSchoolDays(calendar, today, guide.bounds.planStartsAheadSchoolDays))
    return invalid('/startsOn', 'too-late');
  return undefined;
}
