import { describe, expect, it } from '@jest/globals';
import { checks } from '../support/acts.js';
import { inPhase } from '../support/in-phase.js';
import { mailsIn, phasesIn } from '../support/lines.js';

describe('the check of a plan after two weeks', () => {
  it('meets its deadline, and the evaluation’s comes next @guide S3-TWO-WEEKS', () => {
    const story = inPhase('trial').at('2026-09-25T10:00');
    expect(phasesIn(story.does(checks('adjust')))).toEqual(['trial due 2026-10-12T16:00']);
    expect(mailsIn(story.until('2026-10-02T20:00'), { withTime: true })).toEqual([
      '2026-10-01T08:00 due-soon → contact-teacher',
    ]);
  });

  it('missed does not stop the clock to the evaluation, and is then asked for no longer', () => {
    const story = inPhase('trial').at('2026-10-02T18:00');
    expect(story.stands()).toContain('trial due 2026-09-28T16:00');
    const told = story.until('2026-10-12T10:00');
    expect(phasesIn(told)).toEqual(['awaiting-evaluation due 2026-10-12T16:00']);
    expect(mailsIn(told)).toEqual(['due-today → contact-teacher']);
  });

  it('done again is kept and moves nothing', () => {
    const story = inPhase('trial').after(checks());
    expect(story.does(checks('adjust'))).toEqual([]);
    expect(story.case.plans[0]?.checks).toHaveLength(2);
  });

  it('of another plan than the newest is not found', () => {
    expect(inPhase('trial').refusal(checks('keep', { planNumber: 2 }))?.code).toBe('not-found');
  });

  it('comes too late once the evaluation has begun', () => {
    expect(inPhase('awaiting-evaluation').refusal(checks())?.code).toBe('step-mismatch');
  });
});
