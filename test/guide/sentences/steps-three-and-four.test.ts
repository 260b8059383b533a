import { describe, expect, it } from '@jest/globals';
import { tellStory } from '../support/story.js';

const consultPpa = (story: ReturnType<typeof tellStory>) =>
  story.send({
    type: 'discuss-anonymously',
    with: 'ppa',
    anonymous: true,
    heldAt: '2026-09-14T06:45:00.000Z',
  });

describe('step 3: the plan of action', () => {
  it('S3-PLAN: a plan follows the mapping conversation and is tried out', () => {
    const story = tellStory().trial();
    expect(story.case).toMatchObject({ phase: 'trial', plans: [{ number: 1 }] });
  });
  it('S3-WITH-STUDENT: is made with the student, or says why not', () => {
    const story = tellStory().drafting();
    expect(story.agree({ madeWithStudent: false })).toBe('invalid-request');
    expect(story.agree({ madeWithStudent: false, hasNotWithStudentReason: true })).toBeUndefined();
  });
  it('S3-RESPONSIBLE: has at least one measure', () => {
    expect(tellStory().drafting().agree({ measureAreas: [] })).toBe('invalid-request');
  });
  it('S3-TWO-WEEKS: is checked after two weeks of school', () => {
    // Ten school days after Tuesday 15 September.
    expect(tellStory().trial().due[0]).toBe('2026-09-29');
  });
  it('S3-HOME-EDUCATION: teaching at home asks PPA first', () => {
    const story = tellStory().drafting();
    expect(story.agree({ special: ['home-education'] })).toBe('ppa-consultation-required');
    consultPpa(story);
    expect(story.agree({ special: ['home-education'] })).toBeUndefined();
  });
  it('S3-ALTERNATIVE-ARENA: an alternative arena asks PPA first', () => {
    const story = tellStory().drafting();
    expect(story.agree({ special: ['alternative-arena'] })).toBe('ppa-consultation-required');
    consultPpa(story);
    expect(story.agree({ special: ['alternative-arena'] })).toBeUndefined();
  });
});

describe('step 4: the evaluation', () => {
  it('S4-THREE-WEEKS: begins by itself after three weeks of school', () => {
    const story = tellStory().trial();
    // Fifteen school days after 15 September, over the autumn break.
    expect(story.due[1]).toBe('2026-10-13');
    expect(story.until('2026-10-13T07:59').case.phase).toBe('trial');
    expect(story.until('2026-10-13T08:00').case.phase).toBe('awaiting-evaluation');
  });
  it('S4-GOAL: tells how far the goal was reached, and must fit what is decided', () => {
    expect(tellStory().trial().evaluate('reached', 'local-meeting')).toBe('decision-not-allowed');
    expect(tellStory().trial().evaluate('not-reached', 'maintain')).toBe('decision-not-allowed');
  });
  it.each([
    ['reached', 'maintain'],
    ['on-track', 'maintain'],
    ['reached', 'monitor'],
  ] as const)('S4-MAINTAIN: %s allows %s, and the absence is watched', (goal, decision) => {
    const story = tellStory().trial();
    expect(story.evaluate(goal, decision)).toBeUndefined();
    expect(story.case.phase).toBe('watching');
  });
  it('S4-REVISE: without effect a new plan is made, or the local meeting asked', () => {
    const again = tellStory().trial();
    again.evaluate('not-reached', 'revise-plan');
    expect(again.case.phase).toBe('drafting');
    const lifted = tellStory().trial();
    lifted.evaluate('not-reached', 'local-meeting');
    expect(lifted.case).toMatchObject({ phase: 'awaiting-consent', arena: 'local' });
  });
});
