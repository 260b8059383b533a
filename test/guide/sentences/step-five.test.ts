import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../../domain/commands.js';
import { btiColourOf } from '../../../domain/phases.js';
import { tellStory } from '../support/story.js';

const AT = '2026-09-14T06:45:00.000Z';
const ask = (
  whom: Extract<Command, { type: 'consult-ppa' | 'discuss-anonymously' }>['with'],
): Command => ({ type: 'discuss-anonymously', with: whom, anonymous: true, heldAt: AT });
const leader = 'school-leadership';
const evaluated = () => {
  const story = tellStory().trial();
  story.evaluate('not-reached', 'revise-plan');
  return story.local();
};

describe('step 5: interdisciplinary discussion', () => {
  it('S5-CONSENT: waits until everybody needed has consented', () => {
    const story = tellStory();
    story.send({ type: 'escalate', to: 'local', rapidDecline: false });
    expect(story.case.phase).toBe('awaiting-consent');
    expect(story.hold({ kind: 'local', decision: 'back-to-plan' }, leader)).toBe(
      'consent-required',
    );
    story.consent('mor', 'given', ['local']);
    expect(story.case.phase).toBe('awaiting-consent');
    story.consent('far', 'given', ['local']);
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });
  it('S5-LOCAL: is due at the school’s next fixed meeting, and leadership’s', () => {
    const story = tellStory().local();
    expect(story.due).toEqual(['2026-09-30']);
    const entered = story.occurrences.filter((o) => o.type === 'phase').at(-1);
    expect(entered?.data.responsible).toBe(leader);
  });
  it('S5-LIFT: the local meeting may lift it to the central one', () => {
    const story = tellStory().local();
    expect(story.hold({ kind: 'local', decision: 'lift-central' }, leader)).toBeUndefined();
    expect(story.case.phase).toBe('awaiting-central-meeting');
  });
  it('S5-CENTRAL: rapid decline may go to the central meeting at once, nothing else may', () => {
    const story = tellStory();
    const escalate = { type: 'escalate', to: 'central' } as const;
    expect(story.send({ ...escalate, rapidDecline: false })).toBe('decision-not-allowed');
    expect(story.send({ ...escalate, rapidDecline: true })).toBeUndefined();
    expect(story.case).toMatchObject({ phase: 'awaiting-consent', arena: 'central' });
  });
  it('S5-BUP: lifting to BUP says who reports it', () => {
    const story = tellStory().local();
    const lift = { kind: 'local', decision: 'lift-bup' } as const;
    expect(story.hold(lift, leader)).toBe('invalid-request');
    expect(story.hold({ ...lift, reportedBy: 'ppa' }, leader)).toBeUndefined();
    expect(story.case.phase).toBe('awaiting-bup-meeting');
  });
  it('S5-BRIDGE-BUILDERS: Brobyggerne come only after a plan was tried and evaluated', () => {
    const lift = { kind: 'local', decision: 'lift-bridge-builders' } as const;
    expect(tellStory().local().hold(lift, leader)).toBe('decision-not-allowed');
    expect(evaluated().hold(lift, leader)).toBeUndefined();
  });
  it('S5-INTAKE: their intake accepts, or declines with a way on', () => {
    for (const [held, phase] of [
      [{ accepted: true }, 'intensive-follow-up'],
      [{ accepted: false, decision: 'back-to-plan' }, 'drafting'],
    ] as const) {
      const story = evaluated();
      story.hold({ kind: 'local', decision: 'lift-bridge-builders' }, leader);
      expect(story.hold({ kind: 'bridge-builders', ...held }, leader)).toBeUndefined();
      expect(story.case.phase).toBe(phase);
    }
  });
  it('BTI-LEVELS: green in steps 1 to 4, yellow at the local meeting, red above it', () => {
    const story = tellStory();
    const colours = [btiColourOf(story.case.btiLevel)];
    story.trial();
    colours.push(btiColourOf(story.case.btiLevel));
    story.local();
    colours.push(btiColourOf(story.case.btiLevel));
    story.hold({ kind: 'local', decision: 'lift-central' }, leader);
    colours.push(btiColourOf(story.case.btiLevel));
    expect(colours).toEqual(['green', 'green', 'yellow', 'red']);
  });
});

describe('the partners', () => {
  it('P-PPA-ANY-TIME: PPA is asked anonymously from the first step on, and nothing moves', () => {
    const story = tellStory();
    expect(story.send(ask('ppa'))).toBeUndefined();
    expect(story.case).toMatchObject({ phase: 'awaiting-contact', ppaConsulted: true });
  });
  it('P-PPA-REFERRAL: the local meeting may refer to PPA, with consent to that', () => {
    const story = tellStory();
    for (const by of ['mor', 'far']) story.consent(by, 'given', ['local']);
    story.send({ type: 'escalate', to: 'local', rapidDecline: false });
    const refer = { kind: 'local', decision: 'refer-ppa' } as const;
    expect(story.hold(refer, leader)).toBe('consent-required');
    for (const by of ['mor', 'far']) story.consent(by, 'given', ['ppa-referral']);
    expect(story.hold(refer, leader)).toBeUndefined();
    expect(story.case.phase).toBe('drafting');
  });
  it.each(['service-desk', 'child-welfare'] as const)(
    'P-ANONYMOUS: %s may be asked without identity and without consent',
    (whom) => {
      expect(tellStory().send(ask(whom))).toBeUndefined();
    },
  );
  it('P-CHILD-WELFARE: a report is never blocked, not even on a closed case', () => {
    const story = tellStory();
    const report: Command = { type: 'record-report', to: 'child-welfare', reportedAt: AT };
    expect(story.send(report)).toBeUndefined();
    story.call('natural-cause');
    expect(story.send(report)).toBeUndefined();
  });
});
