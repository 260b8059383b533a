import { describe, expect, it } from '@jest/globals';
import { tellStory } from '../support/story.js';

describe('step 1: contact with the home', () => {
  it('S1-SAME-DAY: is due the same day', () => {
    expect(tellStory().due).toEqual(['2026-09-14']);
  });
  it('S1-STUDENT-FIRST: records whether the student was asked first, either way', () => {
    for (const first of [true, false]) {
      const story = tellStory();
      expect(story.call('still-concerned', first)).toBeUndefined();
      const call = story.occurrences.find((o) => o.type.includes('call'));
      expect(call?.data).toMatchObject({ spokeWithStudentFirst: first });
    }
  });
  it('S1-NATURAL-CAUSE: a plain natural cause closes the case', () => {
    const story = tellStory();
    story.call('natural-cause');
    expect(story.case).toMatchObject({ phase: 'closed', outcome: 'natural-cause' });
  });
  it.each(['still-concerned', 'unsure'] as const)('S1-STILL-CONCERNED: %s goes on', (outcome) => {
    const story = tellStory();
    story.call(outcome);
    expect(story.case.phase).toBe('awaiting-mapping-meeting');
  });
  it('S1-LOCAL-EARLY: the local meeting is open to it already', () => {
    const story = tellStory().local();
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });
});

describe('step 2: the mapping conversation', () => {
  it('S2-WEEK: is due a week after the first call that reached home', () => {
    const story = tellStory();
    story.call('not-reached');
    story.until('2026-09-15T10:00').call('still-concerned');
    expect(story.due).toEqual(['2026-09-22']);
  });
  it('S2-LEADERSHIP: is told to school leadership', () => {
    const { mails } = tellStory().mapping();
    const told = mails.find((m) => m.template === 'leadership-informed');
    expect(told?.toRoles).toEqual(['school-leadership']);
  });
  it('S2-VOICE: records whether the student was heard', () => {
    const story = tellStory().drafting();
    const held = story.occurrences.find((o) => o.type === 'meeting-held');
    expect(held?.data).toMatchObject({ studentHeard: true });
  });
  it('S2-TOGETHER-OR-APART: may go on in another meeting, with its deadline standing', () => {
    const story = tellStory().mapping();
    const { due } = story;
    story.hold({ studentHeard: true, bullyingSuspected: false, outcome: 'continue' });
    expect(story.case.phase).toBe('awaiting-mapping-meeting');
    expect(story.due).toEqual(due);
  });
  it('S2-NURSE-CONSENT: the nurse’s share in it is a consent of its own', () => {
    const story = tellStory().mapping();
    expect(story.consent('mor', 'given', ['school-nurse-information'])).toBeUndefined();
    expect(story.case.consents.at(-1)?.covers).toEqual(['school-nurse-information']);
    expect(story.case.phase).toBe('awaiting-mapping-meeting');
  });
  it('S2-ACTIVITY-PLAN: suspected bullying opens the duty and stops no step', () => {
    const story = tellStory().mapping();
    story.hold({ studentHeard: true, bullyingSuspected: true, outcome: 'plan-needed' });
    expect(story.case.phase).toBe('drafting');
    expect(story.case.duties.map((d) => d.kind)).toEqual(['activity-plan']);
    expect(story.mails.find((m) => m.template === 'duty-opened')?.toRoles).toEqual([
      'school-leadership',
    ]);
  });
});
