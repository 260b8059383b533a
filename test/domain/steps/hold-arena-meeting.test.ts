import { describe, expect, it } from '@jest/globals';
import {
  ARENA_DECISIONS,
  type ArenaDecision,
  type MeetingKind,
  type Phase,
} from '../../../domain/codes.js';
import { escalates, holds } from '../support/acts.js';
import { givenCase } from '../support/given-case.js';
import { consented, inPhase } from '../support/in-phase.js';
import { phasesIn } from '../support/lines.js';

const LEADER = 'school-leadership';
const LEADS_TO: Record<ArenaDecision, Phase> = {
  'back-to-plan': 'drafting',
  'refer-ppa': 'drafting',
  'lift-central': 'awaiting-central-meeting',
  'lift-bup': 'awaiting-bup-meeting',
  'lift-bridge-builders': 'awaiting-bridge-builders',
  'responsible-group': 'intensive-follow-up',
  monitor: 'watching',
  close: 'closed',
  continue: 'intensive-follow-up',
};
const LIFTS = ['lift-central', 'lift-bup', 'lift-bridge-builders'] as const;
const CENTRAL = ['back-to-plan', ...LIFTS, 'responsible-group', 'monitor', 'close'] as const;
const MEETINGS: [Phase, MeetingKind, readonly ArenaDecision[]][] = [
  ['awaiting-local-meeting', 'local', [...CENTRAL, 'refer-ppa']],
  ['awaiting-central-meeting', 'central', CENTRAL.filter((d) => d !== 'lift-central')],
  ['awaiting-bup-meeting', 'bup', CENTRAL.filter((d) => d !== 'lift-bup')],
  [
    'awaiting-bridge-builders',
    'bridge-builders',
    ['back-to-plan', 'lift-central', 'monitor', 'close'],
  ],
  ['intensive-follow-up', 'review', ['continue', 'back-to-plan', 'monitor', 'close']],
];
/** A decision with every field that any decision needs. */
const complete = (kind: MeetingKind, decision: ArenaDecision) =>
  holds(kind, { decision, reason: 'handed-over', reportedBy: 'phfs', accepted: false });

describe.each(MEETINGS)('a meeting held in %s', (phase, kind, decisions) => {
  it.each(ARENA_DECISIONS)(
    `%s is decided or refused @guide S5-LIFT S5-BRIDGE-BUILDERS`,
    (decision) => {
      const story = inPhase(phase);
      const noPlanYet = decision === 'lift-bridge-builders' && phase !== 'awaiting-bridge-builders';
      if (!decisions.includes(decision) || noPlanYet) {
        expect(story.refusal(complete(kind, decision), LEADER)?.code).toBe('decision-not-allowed');
      } else {
        story.does(complete(kind, decision), LEADER);
        expect(story.case.phase).toBe(LEADS_TO[decision]);
      }
    },
  );
});

describe('what a decision needs', () => {
  it.each([
    ['awaiting-local-meeting', holds('local', { decision: 'lift-bup' }), '/reportedBy'],
    ['awaiting-local-meeting', holds('local', { decision: 'close' }), '/reason'],
    ['awaiting-bridge-builders', holds('bridge-builders', { accepted: false }), '/decision'],
    ['intensive-follow-up', holds('review', {}), '/decision'],
  ] as const)('missing in %s is an invalid body @guide S5-BUP', (phase, act, pointer) => {
    expect(inPhase(phase).refusal(act, LEADER)).toEqual({
      code: 'invalid-request',
      errors: [{ pointer, fault: 'required' }],
    });
  });

  it('a referral to PPA needs its own consent @guide P-PPA-REFERRAL', () => {
    const story = inPhase('awaiting-local-meeting');
    for (const status of ['withdrawn'] as const)
      story.does((now) => ({
        type: 'record-consent',
        by: 'mother',
        status,
        covers: ['ppa-referral'],
        form: 'oral',
        recordedAt: now,
        hasStudentView: false,
      }));
    expect(story.refusal(holds('local', { decision: 'refer-ppa' }), LEADER)).toMatchObject({
      code: 'consent-required',
      arena: 'ppa-referral',
    });
  });
});

describe('the intake and the review', () => {
  it('an intake accepted leads to intensive follow-up @guide S5-INTAKE', () => {
    const story = inPhase('awaiting-bridge-builders');
    const told = story.does(holds('bridge-builders', { accepted: true }), LEADER);
    expect(phasesIn(told)).toEqual(['intensive-follow-up due 2026-11-02T16:00']);
    expect(story.case.arena).toBe('bridge-builders');
  });

  it('a review that goes on counts thirty school days from the day it was held', () => {
    const story = inPhase('intensive-follow-up').at('2026-09-22T10:00');
    const held = holds('review', { decision: 'continue', heldAt: '2026-09-21T10:00' });
    expect(phasesIn(story.does(held, LEADER))).toEqual([
      'intensive-follow-up due 2026-11-09T16:00',
    ]);
  });

  it('a review that goes on the day it began shows no new due day', () => {
    const story = inPhase('intensive-follow-up');
    expect(story.does(holds('review', { decision: 'continue' }), LEADER)).toEqual([]);
  });
});

describe('escalating', () => {
  it.each([
    'awaiting-contact',
    'awaiting-mapping-meeting',
    'drafting',
    'trial',
    'awaiting-evaluation',
    'watching',
  ] as const)('from %s to local passes the gate @guide S1-LOCAL-EARLY', (phase) => {
    expect(inPhase(phase).after(escalates()).case).toMatchObject({
      phase: 'awaiting-consent',
      arena: 'local',
    });
  });

  it('to central is for rapid decline alone, also from the local meeting @guide S5-CENTRAL', () => {
    const story = inPhase('awaiting-local-meeting');
    expect(story.refusal(escalates('central', false))?.code).toBe('decision-not-allowed');
    const told = consented(givenCase()).after(escalates()).does(escalates('central'));
    expect(told).toMatchObject([
      {
        phase: 'awaiting-central-meeting',
        btiLevel: 3,
        btiColour: 'red',
        dueAt: '2026-10-12T16:00',
      },
      { template: 'phase-entered', to: ['attendance-coordinator'] },
    ]);
  });
});
