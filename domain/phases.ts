import type { Arena, BtiColour, BtiLevel, Phase, Role, Step } from './codes.js';

interface PhaseFacts {
  step: Step;
  /** The guide's step number; null for monitoring and closed. */
  stepNumber: 1 | 2 | 3 | 4 | 5 | null;
  responsible: Role;
  /** null: as in the phase before. */
  btiLevel: BtiLevel | null;
}

/** States, for each phase, its step, who holds it and its BTI level. @guide Tiltakstrapp; BTI */
export const PHASE_FACTS: Readonly<Record<Phase, PhaseFacts>> = {
  'awaiting-contact': facts('contact-home', 1, 'contact-teacher', 0),
  'awaiting-mapping-meeting': facts('mapping', 2, 'contact-teacher', 1),
  drafting: facts('action-plan', 3, 'contact-teacher', 1),
  trial: facts('action-plan', 3, 'contact-teacher', 1),
  'awaiting-evaluation': facts('evaluation', 4, 'contact-teacher', 1),
  'awaiting-consent': facts('interdisciplinary', 5, 'contact-teacher', null),
  'consent-refused': facts('interdisciplinary', 5, 'contact-teacher', null),
  'awaiting-local-meeting': facts('interdisciplinary', 5, 'school-leadership', 2),
  'awaiting-central-meeting': facts('interdisciplinary', 5, 'attendance-coordinator', 3),
  'awaiting-bup-meeting': facts('interdisciplinary', 5, 'phfs', 3),
  'awaiting-bridge-builders': facts('interdisciplinary', 5, 'attendance-coordinator', 3),
  'intensive-follow-up': facts('interdisciplinary', 5, 'attendance-coordinator', 3),
  watching: facts('monitoring', null, 'contact-teacher', 1),
  closed: facts('closed', null, 'contact-teacher', null),
};

/** Names the phase in which a case waits for the meeting of an arena. */
export const ARENA_PHASE: Readonly<Record<Arena, Phase>> = {
  local: 'awaiting-local-meeting',
  central: 'awaiting-central-meeting',
  bup: 'awaiting-bup-meeting',
  'bridge-builders': 'awaiting-bridge-builders',
};

/** Finds the arena whose meeting a phase waits for, if it waits for one. */
export function arenaOfPhase(phase: Phase): Arena | undefined {
  return (Object.keys(ARENA_PHASE) as Arena[]).find((arena) => ARENA_PHASE[arena] === phase);
}

/** Tells the colour of a BTI level: 0 and 1 green, 2 yellow, 3 red. @guide BTI */
export function btiColourOf(level: BtiLevel): BtiColour {
  return level === 3 ? 'red' : level === 2 ? 'yellow' : 'green';
}

function facts(
  step: Step,
  stepNumber: PhaseFacts['stepNumber'],
  responsible: Role,
  btiLevel: BtiLevel | null,
): PhaseFacts {
  return { step, stepNumber, responsible, btiLevel };
}
