import type { ConcernCase } from './case.js';
import { isInterdisciplinary, stepOf } from './case-view.js';
import {
  ARENAS,
  type Arena,
  type CommandName,
  type ConsentCover,
  type MeetingKind,
} from './codes.js';
import { consentStatus, missingConsents } from './consent.js';
import { allowedActions, phaseOffers } from './offers.js';
import type { Refusal } from './refusals.js';
import type { Context, Turn } from './turn.js';

/**
 * Holds one command's rule. `refuse` names the first thing in the way, in the order that the API promises: bounds of the body,
 * consent, phase, what is not found, then the rest; who may and "already closed" are judged before. `carryOut` may assume none is.
 */
export interface Step<C> {
  refuse(c: ConcernCase, command: C, context: Context): Refusal | undefined;
  carryOut(turn: Turn, command: C): void;
}

/** Refuses a command that the phase does not offer, and says what it offers instead. */
export function refusePhase(
  c: ConcernCase,
  command: CommandName,
  context: Context,
  kind?: MeetingKind,
): Refusal | undefined {
  return phaseOffers(c, command, kind) ? undefined : stepMismatch(c, context);
}

/** Makes the refusal of a command that does not fit where the case stands. */
export function stepMismatch(c: ConcernCase, context: Context): Refusal {
  return {
    code: 'step-mismatch',
    step: stepOf(c),
    phase: c.phase,
    allowedActions: allowedActions(c, context.actor, context),
  };
}

/** Refuses what needs consent for an arena or a purpose and lacks it. */
export function refuseConsent(
  c: ConcernCase,
  cover: ConsentCover,
  { now, setting }: Context,
): Refusal | undefined {
  const context = { guide: setting.guide, now };
  if (consentStatus(c, cover, context) === 'sufficient') return undefined;
  return { code: 'consent-required', arena: cover, missing: missingConsents(c, cover, context) };
}

/** Refuses a meeting of an arena that lacks consent, in whichever phase of step 5. */
export function refuseArenaConsent(
  c: ConcernCase,
  kind: MeetingKind,
  context: Context,
): Refusal | undefined {
  return isArena(kind) && isInterdisciplinary(c.phase)
    ? refuseConsent(c, kind, context)
    : undefined;
}

/** Tells whether a kind of meeting is one of the arenas. */
export function isArena(kind: MeetingKind): kind is Arena {
  return (ARENAS as readonly MeetingKind[]).includes(kind);
}
