import type { ConcernCase } from './case.js';
import type { Arena, ArenaDecision, MeetingKind } from './codes.js';
import type { HoldMeeting } from './commands.js';
import { renewDeadline } from './deadlines.js';
import { closeCase, enterPhase, passConsentGate } from './enter-phase.js';
import { dateOf } from './local-time.js';
import { invalid, type Refusal } from './refusals.js';
import { isArena } from './step.js';
import { note, type Turn } from './turn.js';

const CENTRAL: readonly ArenaDecision[] = [
  'back-to-plan',
  'lift-central',
  'lift-bup',
  'lift-bridge-builders',
  'responsible-group',
  'monitor',
  'close',
];

/** Lists what each meeting may decide; a declined intake only the last list. @guide Tverrfaglige møter */
const DECISIONS: Partial<Record<MeetingKind, readonly ArenaDecision[]>> = {
  local: [...CENTRAL, 'refer-ppa'],
  central: CENTRAL.filter((d) => d !== 'lift-central'),
  bup: CENTRAL.filter((d) => d !== 'lift-bup'),
  'bridge-builders': ['back-to-plan', 'lift-central', 'monitor', 'close'],
  review: ['continue', 'back-to-plan', 'monitor', 'close'],
};

const LIFTS: Partial<Record<ArenaDecision, Arena>> = {
  'lift-central': 'central',
  'lift-bup': 'bup',
  'lift-bridge-builders': 'bridge-builders',
};

/** Lists what a kind of meeting may decide. */
export function decisionsOf(kind: MeetingKind): readonly ArenaDecision[] {
  return DECISIONS[kind] ?? [];
}

/** Refuses what was held without a field that its kind, or its decision, needs. */
export function refuseMissing(kind: MeetingKind, held: HoldMeeting): Refusal | undefined {
  const { decision } = held;
  const needed: Partial<Record<keyof HoldMeeting, boolean>> = {
    outcome: kind === 'mapping',
    accepted: kind === 'bridge-builders',
    decision: kind !== 'mapping' && !held.accepted,
    reason: decision === 'close',
    reportedBy: decision === 'lift-bup',
  };
  const missing = Object.entries(needed).find(
    ([field, isNeeded]) => isNeeded && held[field as keyof HoldMeeting] === undefined,
  );
  return missing && invalid(`/${missing[0]}`, 'required');
}

/** Refuses a decision that this meeting does not have, and Brobyggerne before any plan was evaluated. */
export function refuseDecision(
  c: ConcernCase,
  kind: MeetingKind,
  held: HoldMeeting,
): Refusal | undefined {
  if (kind === 'bridge-builders' && held.accepted) return undefined;
  const known = held.decision !== undefined && DECISIONS[kind]?.includes(held.decision);
  const tooEarly =
    held.decision === 'lift-bridge-builders' && !c.plans.some((plan) => plan.evaluation !== null);
  return !known || tooEarly ? { code: 'decision-not-allowed' } : undefined;
}

/** Does what an arena's meeting, an intake or a review decided. */
export function carryOutDecision(turn: Turn, kind: MeetingKind, held: HoldMeeting): void {
  const { decision, reason } = held;
  if (kind === 'bridge-builders' && held.accepted) return followUpIntensively(turn, kind);
  const lift = decision && LIFTS[decision];
  if (lift) return passConsentGate(turn, lift);
  switch (decision) {
    case 'refer-ppa':
      note(turn, 'ppa-referred');
      return enterPhase(turn, 'drafting');
    case 'back-to-plan':
      return enterPhase(turn, 'drafting');
    case 'responsible-group':
      return followUpIntensively(turn, kind);
    case 'monitor':
      return enterPhase(turn, 'watching');
    case 'close':
      return closeCase(turn, reason ?? 'no-longer-concerned');
    case 'continue':
      return goOn(turn, held);
    default:
      return undefined;
  }
}

function followUpIntensively(turn: Turn, kind: MeetingKind): void {
  if (isArena(kind)) turn.draft.arena = kind;
  enterPhase(turn, 'intensive-follow-up');
}

/** Starts the next review period on the day the review was held; a review again met is stuck no longer. */
function goOn(turn: Turn, held: HoldMeeting): void {
  const { draft, setting } = turn;
  renewDeadline(turn, setting.guide.deadlines['intensive-follow-up'], dateOf(held.heldAt));
  draft.stuck = false;
  draft.responsibleInstead = null;
  draft.noShowsInPhase = 0;
}
