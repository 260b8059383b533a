import { describe, expect, it } from '@jest/globals';
import { calls } from '../support/acts.js';
import { copyOf, givenCase } from '../support/given-case.js';
import { inPhase } from '../support/in-phase.js';
import { mailsIn, phasesIn } from '../support/lines.js';

describe('a call home', () => {
  it('that reaches nobody is kept, and the case stays where it is', () => {
    const story = givenCase();
    expect(story.does(calls('not-reached'))).toEqual([]);
    story.does(calls('not-reached'));
    expect(story.case.calls).toHaveLength(2);
    expect(story.stands()).toBe('awaiting-contact due 2026-09-14T16:00 by contact-teacher');
  });

  it('with a natural cause closes the case and tells those who followed it @guide S1-NATURAL-CAUSE', () => {
    const told = givenCase().does(calls('natural-cause'));
    expect(told).toMatchObject([{ type: 'case-closed', outcome: 'natural-cause' }, {}]);
    expect(mailsIn(told)).toEqual(['case-closed → attendance-coordinator, contact-teacher']);
  });

  it.each(['still-concerned', 'unsure'] as const)(
    '%s leads to the mapping meeting within a week, and leadership is told @guide S1-STILL-CONCERNED T-CONCERN S2-LEADERSHIP S2-WEEK',
    (outcome) => {
      const told = givenCase().at('2026-09-14T12:00').does(calls(outcome));
      expect(phasesIn(told)).toEqual(['awaiting-mapping-meeting due 2026-09-21T16:00']);
      // The contact teacher acted and needs no telling.
      expect(mailsIn(told)).toEqual(['leadership-informed → school-leadership']);
    },
  );

  it('tells the contact teacher of the new phase when somebody else called', () => {
    const told = givenCase().does(calls('unsure'), 'attendance-coordinator');
    expect(mailsIn(told)).toEqual([
      'leadership-informed → school-leadership',
      'phase-entered → contact-teacher',
    ]);
  });

  it('counts the week from the day it was made, not from the day it was logged @guide S2-WEEK', () => {
    const story = givenCase().at('2026-09-16T09:00');
    story.does(calls('unsure', { contactedAt: '2026-09-15T13:00' }));
    expect(story.stands()).toContain('due 2026-09-22T16:00');
  });

  it('that would make the meeting due in a break makes it due the first school day after', () => {
    const story = givenCase({ at: '2026-10-01T08:30' });
    story.does(calls('unsure'));
    expect(story.stands()).toContain('due 2026-10-12T16:00');
  });

  it('counts the week in a new round from that round’s first call that reached home', () => {
    const story = inPhase('watching').at('2026-09-21T10:00');
    story.does(calls('unsure'));
    story.hears({ type: 'add-trigger', trigger: 'left-school' });
    story.at('2026-09-22T09:00').does(calls('not-reached'));
    story.at('2026-09-23T09:00').does(calls('still-concerned'));
    expect(story.stands()).toContain('awaiting-mapping-meeting due 2026-09-30T16:00');
  });

  it.each(['awaiting-mapping-meeting', 'trial', 'awaiting-local-meeting', 'watching'] as const)(
    'in %s is recorded and moves nothing',
    (phase) => {
      const story = inPhase(phase);
      const stood = story.stands();
      expect(story.does(calls('natural-cause'))).toEqual([]);
      expect(story.stands()).toBe(stood);
    },
  );

  it('reached and not reached at once is an invalid body, and the reverse', () => {
    const story = givenCase();
    for (const [outcome, reached] of [
      ['not-reached', true],
      ['unsure', false],
      ['natural-cause', false],
    ] as const)
      expect(story.refusal(calls(outcome, { reached }))?.code).toBe('invalid-request');
  });

  it('lies neither ahead of now, with a minute’s grace, nor before the case was raised', () => {
    const story = givenCase().at('2026-09-14T12:00');
    const tried = (contactedAt: string) =>
      copyOf(story).refusal(calls('unsure', { contactedAt }))?.code;
    expect(tried('2026-09-14T12:01')).toBeUndefined();
    expect(tried('2026-09-14T12:02')).toBe('invalid-request');
    expect(tried('2026-09-14T08:45')).toBeUndefined();
    expect(tried('2026-09-14T08:44')).toBe('invalid-request');
  });
});
