import fc from 'fast-check';
import type { ConcernCase } from '../../../domain/case.js';
import {
  CONSENT_COVERS,
  type ArenaDecision,
  type ConsentCover,
  type MeetingKind,
  type Phase,
} from '../../../domain/codes.js';
import type { Command, Notice } from '../../../domain/commands.js';
import { addDays, dateOf, type Instant } from '../../../domain/local-time.js';
import {
  agrees,
  calls,
  checks,
  consents,
  consults,
  escalates,
  evaluates,
  extendsTo,
  goesOn,
  holds,
  maps,
  missed,
  schedules,
} from './acts.js';
import type { Act } from './given-case.js';

const ALL: ConsentCover[] = [...CONSENT_COVERS];
const again: Notice = { type: 'add-trigger', trigger: 'skipped-class' };

const gathering: Act[] = [
  consents('mother', 'given', ALL, { view: true }),
  consents('father', 'given', ALL, { view: true }),
  consents('student', 'given', ALL, { view: true }),
  consents('mother', 'requested', ALL),
  consents('father', 'refused', ['local', 'central']),
  goesOn('revise-plan'),
  goesOn('monitor'),
];

const decided = (kind: MeetingKind, decisions: ArenaDecision[]): Act[] => [
  ...decisions.map((decision) =>
    holds(kind, { decision, reason: 'goal-reached', reportedBy: 'ppa', accepted: false }),
  ),
  in12Days(kind),
  missed(`meeting-${kind}`),
  consents('mother', 'withdrawn', ALL),
  goesOn('revise-plan'),
  extendsFar,
];
const LIFTS: ArenaDecision[] = ['lift-central', 'lift-bup', 'lift-bridge-builders'];

/** Lists what people are likely to do in each phase, so that random stories get through all of them. */
const LIKELY: Record<Phase, (Act | Notice)[]> = {
  'awaiting-contact': [
    calls('still-concerned'),
    calls('unsure'),
    calls('not-reached'),
    in12Days('mapping'),
    escalates('central'),
    escalates(),
  ],
  'awaiting-mapping-meeting': [
    maps('plan-needed'),
    maps('plan-needed', { bullyingSuspected: true }),
    maps('continue'),
    in12Days('mapping'),
    missed('meeting-mapping'),
    extendsFar,
  ],
  drafting: [agrees(), agrees(), consults('ppa'), extendsFar, escalates()],
  trial: [
    checks(),
    in12Days('evaluation'),
    missed('meeting-evaluation'),
    extendsFar,
    evaluates('not-reached', 'local-meeting', { early: true }),
    escalates('central'),
  ],
  'awaiting-evaluation': [
    evaluates('not-reached', 'local-meeting'),
    evaluates('not-reached', 'revise-plan'),
    evaluates('on-track', 'maintain', { early: true }),
    in12Days('evaluation'),
    extendsFar,
  ],
  'awaiting-consent': gathering,
  'consent-refused': gathering,
  'awaiting-local-meeting': decided('local', ['responsible-group', 'refer-ppa', ...LIFTS]),
  'awaiting-central-meeting': decided('central', ['responsible-group', 'monitor', ...LIFTS]),
  'awaiting-bup-meeting': decided('bup', ['back-to-plan', 'responsible-group', ...LIFTS]),
  'awaiting-bridge-builders': [
    holds('bridge-builders', { accepted: true }),
    ...decided('bridge-builders', ['lift-central', 'monitor']),
  ],
  'intensive-follow-up': decided('review', ['continue', 'continue', 'back-to-plan', 'monitor']),
  watching: [again, again, escalates()],
  closed: [consents('mother', 'withdrawn', ALL)],
};

/** Picks something that people are likely to do where the case stands. */
export const anyProgress: fc.Arbitrary<(now: Instant, c: ConcernCase) => Command | Notice> = fc
  .nat(1000)
  .map((index) => (now: Instant, c: ConcernCase) => {
    const likely = LIKELY[c.phase];
    const chosen = likely[index % likely.length] ?? again;
    return typeof chosen === 'function' ? chosen(now, c) : chosen;
  });

function in12Days(kind: MeetingKind): Act {
  return (now, c) => schedules(kind, `${addDays(dateOf(now), 12)}T12:00`)(now, c);
}

function extendsFar(now: Instant, c: ConcernCase) {
  const due = c.deadlines.at(-1)?.dueOn ?? dateOf(now);
  return extendsTo(addDays(due > dateOf(now) ? due : dateOf(now), 7))(now, c);
}
