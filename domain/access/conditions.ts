import type { ConcernCase, CaseSetting } from '../case.js';
import type { Arena, MeetingKind, Phase } from '../codes.js';
import { consentStatus } from '../consent.js';
import type { Instant } from '../local-time.js';
import { arenaOfPhase } from '../phases.js';

/** Holds what a condition of the table may look at; `kind` is the meeting's, as far as it can be told. */
export interface Circumstances {
  case: ConcernCase;
  setting: CaseSetting;
  kind: MeetingKind | undefined;
  now: Instant;
}

/** Arenas above the school, whose meetings PHFS may lead too. */
const CENTRAL_ARENAS: readonly Arena[] = ['central', 'bup', 'bridge-builders'];
/** Once closed, whoever may close is told that it is, not that they may not. */
const CLOSABLE_BY_TEACHER: readonly Phase[] = ['watching', 'closed'];

/** States the conditions that stand in the table of access. */
export const CONDITIONS = {
  /** A meeting that the contact teacher leads. */
  'of-the-school': ({ kind }) => kind === undefined || kind === 'mapping' || kind === 'evaluation',
  /** A meeting above the school, while consent for its arena holds. */
  'while-consent-holds': ({ case: c, setting, kind, now }) =>
    kind === undefined ||
    (isCentral(kind) && consentStatus(c, kind, { guide: setting.guide, now }) === 'sufficient'),
  /** Once the case waits for an arena, leadership and coordinator alone take it back. */
  'before-the-arena': ({ case: c }) => arenaOfPhase(c.phase) === undefined,
  'in-monitoring': ({ case: c }) => CLOSABLE_BY_TEACHER.includes(c.phase),
} as const satisfies Record<string, (circumstances: Circumstances) => boolean>;

/** Names a condition of the table. */
export type Condition = keyof typeof CONDITIONS;

function isCentral(kind: MeetingKind): kind is Arena {
  return (CENTRAL_ARENAS as readonly MeetingKind[]).includes(kind);
}
