import { describe, expect, it } from '@jest/globals';
import type { AgeBand } from '../../domain/codes.js';
import { ageBandOn } from '../../domain/age-band.js';
import { consents, escalates, holds, schedules } from './support/acts.js';
import { guide, guideWith, setting } from './support/calendar.js';
import { givenCase, type Story } from './support/given-case.js';
import { consented, inPhase } from './support/in-phase.js';
import { mailsIn, phasesIn } from './support/lines.js';

const changed = (story: Story, ageBand: AgeBand, guardianIds = ['mother', 'father']) =>
  story.hears({ type: 'change-student', ageBand, guardianIds, protectedAddress: false });
const LEADER = 'school-leadership';

describe('the consent gate', () => {
  it('waits for every guardian with parental responsibility, then enters the arena’s phase @guide S5-CONSENT S5-LOCAL', () => {
    const story = givenCase().after(escalates());
    expect(story.stands()).toBe('awaiting-consent due 2026-09-21T16:00 by contact-teacher');
    expect(story.does(consents('mother', 'given', 'local'))).toEqual([]);
    const told = story.does(consents('father', 'given', 'local'));
    expect(phasesIn(told)).toEqual(['awaiting-local-meeting due 2026-09-30T16:00']);
    expect(mailsIn(told)).toEqual(['phase-entered → school-leadership']);
  });

  it('is not entered at all where consent is there already', () => {
    const story = consented(givenCase());
    expect(phasesIn(story.does(escalates()))).toEqual([
      'awaiting-local-meeting due 2026-09-30T16:00',
    ]);
  });

  it('keeps the level of the phase before @guide BTI-LEVELS', () => {
    const story = inPhase('awaiting-local-meeting');
    expect(story.case.btiLevel).toBe(2);
    story.does(consents('mother', 'withdrawn', 'local'));
    expect(story.case).toMatchObject({ phase: 'consent-refused', btiLevel: 2 });
  });

  it('a student’s own word does not count before 15, and alone counts from then', () => {
    const young = givenCase()
      .after(escalates())
      .after(consents('student', 'given', 'local'));
    expect(young.case.phase).toBe('awaiting-consent');
    const old = givenCase({ ageBand: '15-and-over' }).after(escalates());
    old.does(consents('mother', 'refused', 'local'));
    expect(old.case.phase).toBe('awaiting-consent');
    old.does(consents('student', 'given', 'local'));
    expect(old.case.phase).toBe('awaiting-local-meeting');
  });

  it('from 12 to 14 the student’s view must be on record too, on any consent', () => {
    const story = consented(givenCase({ ageBand: '12-to-14' })).after(escalates());
    expect(story.case.phase).toBe('awaiting-consent');
    expect(story.refusal(holds('local', { decision: 'monitor' }), LEADER)).toEqual({
      code: 'consent-required',
      arena: 'local',
      missing: ['student-view'],
    });
    story.does(consents('father', 'given', 'school-nurse-information', { view: true }));
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });

  it('a word of somebody who is not needed is kept and counts for nothing', () => {
    const story = givenCase({ guardianIds: ['mother'] }).after(escalates());
    story.does(consents('uncle', 'refused', 'local'));
    story.does(consents('mother', 'given', 'local'));
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });

  it('with no guardian known is never sufficient, and leadership is told', () => {
    const story = givenCase({ guardianIds: [] });
    expect(mailsIn(story.does(escalates()))).toEqual(['leadership-informed → school-leadership']);
  });

  it('tells leadership also when the last guardian ends while it waits', () => {
    const story = givenCase().after(escalates());
    expect(mailsIn(changed(story, 'under-12', []))).toEqual([
      'leadership-informed → school-leadership',
    ]);
    expect(changed(story, 'under-12', [])).toEqual([]);
  });

  it('with one guardian’s consent enough, one is enough, and a refusal still refuses', () => {
    const one = { ...setting, guide: guideWith({ 'consent.guardians': 'one' }) };
    const story = givenCase({ setting: one }).after(escalates());
    story.does(consents('mother', 'given', 'local'));
    expect(story.case.phase).toBe('awaiting-local-meeting');
    story.does(consents('father', 'refused', 'local'));
    expect(story.case.phase).toBe('consent-refused');
  });
});

describe('a word', () => {
  it('one refusal refuses, a later given repairs it, `requested` is no word', () => {
    const story = givenCase().after(escalates());
    story.does(consents('mother', 'given', 'local'));
    expect(phasesIn(story.does(consents('father', 'refused', 'local')))).toEqual([
      'consent-refused due 2026-09-21T16:00',
    ]);
    story.at('2026-09-15T09:00').does(consents('father', 'requested', 'local'));
    expect(story.case.phase).toBe('consent-refused');
    story.does(consents('father', 'given', 'local'));
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });

  it('the newest by when it was said counts, then by arrival', () => {
    const story = givenCase().at('2026-09-15T12:00').after(escalates());
    story.does(consents('mother', 'given', 'local'));
    const said = (status: 'given' | 'refused', recordedAt: string) =>
      consents('father', status, 'local', { recordedAt });
    story.does(said('refused', '2026-09-15T10:00'));
    expect(story.case.phase).toBe('consent-refused');
    story.does(said('given', '2026-09-15T09:00'));
    expect(story.case.phase).toBe('consent-refused');
    story.does(said('given', '2026-09-15T10:00'));
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });

  it('for another arena only closes access, and moves nothing', () => {
    const story = inPhase('awaiting-local-meeting');
    expect(story.does(consents('mother', 'withdrawn', 'central'))).toEqual([]);
    story.does(holds('local', { decision: 'lift-central' }), LEADER);
    expect(story.case.phase).toBe('consent-refused');
  });

  it('withdrawn cancels the planned meeting with a mail and takes the case to consent-refused', () => {
    const story = inPhase('awaiting-local-meeting');
    story.does(schedules('local', '2026-09-24T12:00'), LEADER);
    const told = story.does(consents('father', 'withdrawn', 'local'));
    expect(story.case.meetings).toMatchObject([{ status: 'cancelled' }]);
    expect(mailsIn(told)).toEqual(['meeting → school-leadership']);
    expect(story.stands()).toBe('consent-refused due 2026-09-21T16:00 by contact-teacher');
  });

  it('withdrawn in intensive follow-up for the arena it came by closes that too', () => {
    const story = inPhase('intensive-follow-up');
    story.does(consents('mother', 'withdrawn', 'bup'));
    expect(story.case.phase).toBe('intensive-follow-up');
    story.does(consents('mother', 'withdrawn', 'local'));
    expect(story.case).toMatchObject({ phase: 'consent-refused', arena: 'local' });
    story.does(consents('mother', 'given', 'local'));
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });

  it.each(['drafting', 'watching'] as const)('outside step 5, in %s, moves nothing', (phase) => {
    const story = inPhase(phase);
    expect(story.does(consents('mother', 'refused', ['local', 'central']))).toEqual([]);
  });

  it('ends with monitoring, not with going back to plan', () => {
    const back = inPhase('awaiting-local-meeting');
    back.does(holds('local', { decision: 'back-to-plan' }), LEADER);
    back.does(escalates());
    expect(back.case.phase).toBe('awaiting-local-meeting');
    back.does(holds('local', { decision: 'monitor' }), LEADER);
    back.does(escalates());
    expect(back.case.phase).toBe('awaiting-consent');
  });

  it.each([
    ['2026-09-14T10:00', '2027-09-14T10:00'],
    ['2028-02-29T10:00', '2029-02-28T10:00'],
  ])('given %s runs out at %s, and the case waits for consent again', (given, ends) => {
    const story = consented(givenCase({ at: given })).after(escalates());
    const dayBefore = `${ends.slice(0, 11)}09:59`;
    story.at(dayBefore);
    expect(story.case.phase).toBe('awaiting-local-meeting');
    expect(story.until(ends)).toMatchObject([{ at: ends, phase: 'awaiting-consent' }, {}]);
  });
});

describe('a birthday or a new guardian', () => {
  it.each([
    ['2014-09-16', '2026-09-15', 'under-12'],
    ['2014-09-16', '2026-09-16', '12-to-14'],
    ['2011-09-16', '2026-09-15', '12-to-14'],
    ['2011-09-16', '2026-09-16', '15-and-over'],
  ])('somebody born on %s is on %s %s', (birth, date, band) => {
    expect(ageBandOn(birth, date, guide.consent)).toBe(band);
  });

  it('turning 12 without a view, or 15 without an own word, sends the case back to wait', () => {
    for (const band of ['12-to-14', '15-and-over'] as const) {
      const story = inPhase('awaiting-local-meeting');
      story.does(schedules('local', '2026-09-24T12:00'), LEADER);
      const told = changed(story.at('2026-09-15T00:00'), band);
      expect(phasesIn(told)).toEqual(['awaiting-consent due 2026-09-22T16:00']);
      expect(mailsIn(told)).toContain('meeting → school-leadership');
    }
  });

  it('a new guardian who has not been asked does too, and one who ends may free the way', () => {
    const story = inPhase('awaiting-local-meeting');
    changed(story, 'under-12', ['mother', 'father', 'third']);
    expect(story.case.phase).toBe('awaiting-consent');
    changed(story, 'under-12', ['mother']);
    expect(story.case.phase).toBe('awaiting-local-meeting');
  });

  it('when the one who refused ends, somebody’s word may still be missing', () => {
    const story = inPhase('consent-refused');
    changed(story, 'under-12', ['father']);
    expect(story.case.phase).toBe('awaiting-consent');
  });
});
