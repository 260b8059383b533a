import { describe, expect, it } from '@jest/globals';
import { agrees, calls, consults, maps } from '../support/acts.js';
import { givenCase } from '../support/given-case.js';
import { inPhase } from '../support/in-phase.js';
import { phasesIn } from '../support/lines.js';

describe('a plan', () => {
  it('begins its trial: checked after ten school days, evaluated after fifteen @guide S3-TWO-WEEKS S4-THREE-WEEKS S3-PLAN', () => {
    const story = inPhase('drafting').after(agrees({ startsOn: '2026-09-16' }));
    expect(story.stands()).toBe('trial due 2026-09-30T16:00 by contact-teacher');
    expect(story.case.deadlines.map((d) => [d.kind, d.dueOn])).toEqual([
      ['check', '2026-09-30'],
      ['evaluation', '2026-10-14'],
    ]);
    expect(story.case.plans).toMatchObject([{ number: 1, evaluation: null }]);
  });

  it('shows its number from then on', () => {
    const story = inPhase('drafting');
    expect(story.lines.at(-1)).toMatchObject({ planNumber: null });
    expect(story.does(agrees())).toMatchObject([{ type: 'phase', planNumber: 1 }]);
  });

  it('without the student needs the reason why @guide S3-WITH-STUDENT', () => {
    const story = inPhase('drafting');
    const without = { madeWithStudent: false };
    expect(story.refusal(agrees(without))).toEqual({
      code: 'invalid-request',
      errors: [{ pointer: '/notWithStudentReason', fault: 'required' }],
    });
    expect(story.refusal(agrees({ ...without, hasNotWithStudentReason: true }))).toBeUndefined();
  });

  it('without a measure is an invalid body @guide S3-RESPONSIBLE', () => {
    expect(inPhase('drafting').refusal(agrees({ measureAreas: [] }))?.code).toBe('invalid-request');
  });

  it.each(['home-education', 'alternative-arena'] as const)(
    'with %s needs PPA’s advice on the case first @guide S3-HOME-EDUCATION S3-ALTERNATIVE-ARENA',
    (special) => {
      const story = inPhase('drafting');
      expect(story.refusal(agrees({ special: [special] }))?.code).toBe('ppa-consultation-required');
      story.does(consults('child-welfare'));
      expect(story.refusal(agrees({ special: [special] }))?.code).toBe('ppa-consultation-required');
      story.does(consults('ppa'));
      expect(story.refusal(agrees({ special: [special] }))).toBeUndefined();
    },
  );

  it.each(['reduced-timetable', 'av1-robot'] as const)('with %s needs no advice', (special) => {
    expect(inPhase('drafting').refusal(agrees({ special: [special] }))).toBeUndefined();
  });

  it.each([
    // Drafting on Monday 14 September: five school days back is Monday the 7th, ten ahead Monday the 28th.
    ['2026-09-04', 'invalid-request'],
    ['2026-09-07', undefined],
    ['2026-09-12', 'invalid-request'],
    ['2026-09-28', undefined],
    ['2026-09-29', 'invalid-request'],
    ['2026-10-06', 'invalid-request'],
  ])('that starts on %s is %s', (startsOn, code) => {
    expect(inPhase('drafting').refusal(agrees({ startsOn }))?.code).toBe(code);
  });

  it('may be agreed in the very first days of the first known year', () => {
    const story = inPhase('drafting', { at: '2026-08-18T09:00' });
    expect(phasesIn(story.does(agrees()))).toEqual(['trial due 2026-09-01T16:00']);
  });

  it('is numbered on, also in a new round', () => {
    const story = inPhase('watching');
    story.hears({ type: 'add-trigger', trigger: 'skipped-class' });
    story.after(calls('unsure')).does(maps('plan-needed'));
    expect(story.does(agrees())).toMatchObject([{ planNumber: 2, round: 2 }]);
  });

  it('cannot be agreed before there is something to plan', () => {
    expect(givenCase().refusal(agrees())?.code).toBe('step-mismatch');
  });
});
