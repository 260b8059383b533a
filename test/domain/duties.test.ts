import { describe, expect, it } from '@jest/globals';
import { DUTY_KINDS } from '../../domain/codes.js';
import { closes, consults, opensDuty, progresses } from './support/acts.js';
import { guide } from './support/calendar.js';
import { givenCase } from './support/given-case.js';
import { mailsIn } from './support/lines.js';

describe('a duty', () => {
  it.each(DUTY_KINDS)(
    '%s has a checklist, a date, somebody responsible and an end @guide D-RESPONSIBLE-GROUP D-HOME-EDUCATION D-ALTERNATIVE-ARENA D-AV1 D-EXEMPTION',
    (kind) => {
      const story = givenCase().after(consults('ppa'));
      const { responsible, items } = guide.duties[kind];
      expect(mailsIn(story.does(opensDuty(kind, 'duty')))).toEqual([
        `duty-opened → ${responsible}`,
      ]);
      story.does(closes(), 'school-leadership');
      for (const item of items) story.does(progresses('duty', item));
      expect(story.case.duties[0]?.doneAt).not.toBeNull();
      expect(story.refusal(progresses('duty', items[0] ?? ''))?.code).toBe('not-found');
    },
  );

  it('with an unknown item is an invalid body, and one not there is not found', () => {
    const story = givenCase().after(opensDuty('av1-robot', 'duty'));
    expect(story.refusal(progresses('duty', 'nothing'))?.code).toBe('invalid-request');
    expect(story.refusal(progresses('none', 'nothing'))?.code).toBe('not-found');
  });
});
