import { describe, expect, it } from '@jest/globals';
import type { Phase } from '../../domain/codes.js';
import { calls, consents, consults, evaluates, goesOn, schedules } from './support/acts.js';
import { givenCase } from './support/given-case.js';
import { consented, inPhase } from './support/in-phase.js';

const LEADER = 'school-leadership';

describe('going on without consent', () => {
  it.each([
    ['revise-plan', 'drafting'],
    ['monitor', 'watching'],
  ] as const)('from consent-refused with %s leads to %s', (decision, phase) => {
    const story = inPhase('consent-refused').after(goesOn(decision, false));
    expect(story.case.phase).toBe(phase);
  });

  it('while consent is awaited, only from the day after the first request for this arena', () => {
    const story = inPhase('awaiting-consent');
    expect(story.refusal(goesOn('monitor'))?.code).toBe('step-mismatch');
    expect(story.allowed()).not.toContain('go-on-without-consent');
    story.does(consents('mother', 'requested', 'central'));
    story.at('2026-09-15T23:59').does(consents('mother', 'requested', 'local'));
    expect(story.refusal(goesOn('monitor'))?.code).toBe('step-mismatch');
    story.at('2026-09-16T00:00');
    expect(story.refusal(goesOn('monitor'))).toBeUndefined();
  });

  it('leadership and coordinator take a case back from an arena, with a reason', () => {
    const story = inPhase('awaiting-central-meeting');
    expect(story.refusal(goesOn('revise-plan'), 'phfs')?.code).toBe('not-allowed');
    story.does(goesOn('revise-plan'), 'attendance-coordinator');
    expect(story.case.phase).toBe('drafting');
  });
});

describe('what needs no consent', () => {
  it('an anonymous discussion is recorded in every phase and moves nothing @guide P-ANONYMOUS P-PPA-ANY-TIME', () => {
    for (const phase of ['awaiting-contact', 'consent-refused', 'watching'] satisfies Phase[]) {
      const story = inPhase(phase);
      for (const whom of ['ppa', 'service-desk', 'child-welfare', 'phfs', 'out'] as const)
        expect(story.does(consults(whom))).toEqual([]);
    }
  });

  it('PPA by name does: for a referral, or for any arena', () => {
    const story = givenCase();
    const named = consults('ppa', { anonymous: false });
    expect(story.refusal(named)).toMatchObject({ code: 'consent-required', arena: 'ppa-referral' });
    story.does(consents('mother', 'given', 'bup'));
    story.does(consents('father', 'given', 'bup'));
    expect(story.refusal(named)).toBeUndefined();
  });

  it('arranging the arena’s meeting while consent is awaited; its day then is due', () => {
    const story = inPhase('awaiting-consent');
    story.does(schedules('local', '2026-09-24T12:00'), LEADER);
    expect(story.stands()).toContain('awaiting-consent due 2026-09-21T16:00');
    consented(story);
    expect(story.stands()).toContain('awaiting-local-meeting due 2026-09-24T16:00');
  });

  it('a meeting whose day passed while consent was awaited moves nothing', () => {
    const story = inPhase('awaiting-consent');
    story.does(schedules('local', '2026-09-16T12:00'), LEADER);
    consented(story.at('2026-09-17T10:00'));
    expect(story.stands()).toContain('awaiting-local-meeting due 2026-09-30T16:00');
  });

  it('neither call nor evaluation do', () => {
    expect(inPhase('consent-refused').refusal(calls('unsure'))).toBeUndefined();
    expect(inPhase('awaiting-evaluation').refusal(evaluates('reached', 'monitor'))).toBeUndefined();
  });
});
