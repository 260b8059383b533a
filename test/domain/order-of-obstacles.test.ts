import { describe, expect, it } from '@jest/globals';
import {
  agrees,
  calls,
  checks,
  closes,
  consents,
  escalates,
  evaluates,
  extendsTo,
  goesOn,
  holds,
  maps,
  missed,
  moves,
  opensDuty,
  progresses,
  schedules,
} from './support/acts.js';
import { inPhase } from './support/in-phase.js';

describe('where several things stand in the way', () => {
  it('the role comes before everything', () => {
    const ahead = '2030-01-01T10:00';
    expect(inPhase('closed').refusal(calls('unsure', { contactedAt: ahead }), 'phfs')?.code).toBe(
      'not-allowed',
    );
  });

  it('already closed comes before an invalid body', () => {
    const story = inPhase('closed');
    const ahead = '2030-01-01T10:00';
    expect(story.refusal(calls('unsure', { contactedAt: ahead }))?.code).toBe('already-closed');
    expect(story.refusal(consents('mother', 'given', 'local', { recordedAt: ahead }))?.code).toBe(
      'already-closed',
    );
    expect(story.refusal(closes())?.code).toBe('already-closed');
  });

  it('an invalid body comes before consent', () => {
    const story = inPhase('awaiting-consent');
    const act = holds('local', { decision: 'monitor', heldAt: '2026-09-13T10:00' });
    expect(story.refusal(act, 'school-leadership')?.code).toBe('invalid-request');
  });

  it('an invalid body comes before the phase', () => {
    expect(inPhase('trial').refusal(agrees({ measureAreas: [] }))?.code).toBe('invalid-request');
  });

  it('consent comes before the phase in step 5, whichever arena it waits for', () => {
    const hold = holds('central', { decision: 'monitor' });
    expect(inPhase('awaiting-consent').refusal(hold, 'school-leadership')).toEqual({
      code: 'consent-required',
      arena: 'central',
      missing: ['mother', 'father'],
    });
    const schedule = schedules('local', '2026-09-16T12:00');
    expect(inPhase('consent-refused').refusal(schedule, 'school-leadership')?.code).toBe(
      'consent-required',
    );
    expect(inPhase('awaiting-local-meeting').refusal(hold, 'school-leadership')?.code).toBe(
      'step-mismatch',
    );
  });

  it('outside step 5 the phase comes before consent', () => {
    const hold = holds('local', { decision: 'monitor' });
    const refusal = inPhase('drafting').refusal(hold, 'school-leadership');
    expect(refusal).toMatchObject({
      code: 'step-mismatch',
      step: 'action-plan',
      phase: 'drafting',
    });
  });

  it('says what the phase allows instead, to whoever asked', () => {
    const story = inPhase('drafting');
    expect(story.refusal(checks())).toEqual({
      code: 'step-mismatch',
      step: 'action-plan',
      phase: 'drafting',
      allowedActions: story.allowed(),
    });
  });

  it('the phase comes before what is not found', () => {
    expect(inPhase('drafting').refusal(missed('nothing'))?.code).toBe('step-mismatch');
    expect(inPhase('trial').refusal(missed('nothing'))?.code).toBe('not-found');
    expect(inPhase('trial').refusal(moves('nothing', '2026-10-01T12:00'))?.code).toBe('not-found');
    expect(inPhase('drafting').refusal(progresses('nothing', 'item'))?.code).toBe('not-found');
  });

  it('a plan not found comes before the early reason, and that before the decision', () => {
    const story = inPhase('trial');
    const wrong = (planNumber: number, early: boolean) =>
      evaluates('reached', 'revise-plan', { planNumber, early });
    expect(story.refusal(wrong(2, false))?.code).toBe('not-found');
    expect(story.refusal(wrong(1, false))?.code).toBe('early-reason-required');
    expect(story.refusal(wrong(1, true))?.code).toBe('decision-not-allowed');
  });

  it('a second extension with a bad date is an invalid body, with a good one already extended', () => {
    const story = inPhase('drafting').after(extendsTo('2026-09-21'), 'school-leadership');
    expect(story.refusal(extendsTo('2026-09-20'), 'school-leadership')?.code).toBe(
      'invalid-request',
    );
    expect(story.refusal(extendsTo('2026-09-22'), 'school-leadership')?.code).toBe(
      'already-extended',
    );
  });

  it('PPA comes last for a plan and for a duty', () => {
    const special = agrees({ special: ['home-education'] });
    expect(inPhase('trial').refusal(special)?.code).toBe('step-mismatch');
    expect(inPhase('drafting').refusal(special)?.code).toBe('ppa-consultation-required');
    expect(inPhase('trial').refusal(opensDuty('alternative-arena'))?.code).toBe(
      'ppa-consultation-required',
    );
  });

  it('escalating to the local meeting from there is no step, to central without decline no decision', () => {
    const story = inPhase('awaiting-local-meeting');
    expect(story.refusal(escalates('local'))?.code).toBe('step-mismatch');
    expect(story.refusal(escalates('central', false))?.code).toBe('decision-not-allowed');
  });

  it('going back from an arena without a reason is an invalid body', () => {
    const story = inPhase('awaiting-local-meeting');
    expect(story.refusal(goesOn('monitor', false), 'school-leadership')?.code).toBe(
      'invalid-request',
    );
    expect(story.refusal(goesOn('monitor', false), 'contact-teacher')?.code).toBe('not-allowed');
  });

  it('a mapping meeting held elsewhere is the wrong step', () => {
    expect(inPhase('awaiting-contact').refusal(maps('plan-needed'))?.code).toBe('step-mismatch');
  });
});
