import { coordinatorOf, responsibleOf } from './case-view.js';
import type { CaseSetting, ConcernCase } from './case.js';
import type { Actor, Opening } from './commands.js';
import type { Effects } from './effects.js';
import { dueData, enterPhase } from './enter-phase.js';
import { dateOf, type Instant } from './local-time.js';
import { beginTurn, note, tell } from './turn.js';

/** Opens a case in step 1, and tells the contact teacher and, for information, the coordinator. @guide Trinn 1 */
export function openCase(
  opening: Opening,
  context: { now: Instant; actor: Actor; setting: CaseSetting },
): { case: ConcernCase; setting: CaseSetting; effects: Effects } {
  const turn = beginTurn(blankCase(opening, context.now), context);
  note(turn, 'case-opened', { trigger: opening.trigger });
  enterPhase(turn, 'awaiting-contact', { quiet: true });
  const roles = [responsibleOf(turn.draft), coordinatorOf(turn.draft)];
  tell(turn, 'case-opened', { roles }, { trigger: opening.trigger, ...dueData(turn) });
  turn.draft.seq = 1;
  return { case: turn.draft, setting: turn.setting, effects: turn.effects };
}

function blankCase(opening: Opening, now: Instant): ConcernCase {
  const { trigger, raisedAt = now, ...who } = opening;
  return {
    ...who,
    raisedAt,
    openedAt: now,
    closedAt: null,
    outcome: null,
    trigger,
    triggers: [{ trigger, on: dateOf(raisedAt) }],
    untoldTriggers: 0,
    untoldSince: null,
    round: 1,
    phase: 'awaiting-contact',
    phaseEnteredAt: now,
    btiLevel: 0,
    responsibleInstead: null,
    arena: null,
    liftedTo: [],
    deadlines: [],
    extendedInPhase: false,
    noShowsInPhase: 0,
    stuck: false,
    calls: [],
    meetings: [],
    plans: [],
    consents: [],
    consentsEndedAtSeq: 0,
    studentViewOnRecord: false,
    ppaConsulted: false,
    assignments: [],
    duties: [],
    touchedByPerson: false,
    appliedCommandIds: [],
    seq: 0,
  };
}
