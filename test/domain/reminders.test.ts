import { describe, expect, it } from '@jest/globals';
import { calls, extendsTo, schedules } from './support/acts.js';
import { guideWith, setting } from './support/calendar.js';
import { givenCase } from './support/given-case.js';
import { inPhase } from './support/in-phase.js';
import { mailsIn } from './support/lines.js';

const LEADER = 'school-leadership';
const timed = { withTime: true };

describe('the reminder two school days before', () => {
  it('comes when due was five school days ahead as it was set, not four', () => {
    const soon = (until: string) => {
      const story = inPhase('drafting').after(extendsTo(until), LEADER);
      return mailsIn(story.until(`${until}T07:00`), timed);
    };
    expect(soon('2026-09-21')).toEqual(['2026-09-17T08:00 due-soon → contact-teacher']);
    expect(soon('2026-09-18')).toEqual([]);
  });

  it('counts school days over a break', () => {
    const story = inPhase('awaiting-contact', { at: '2026-10-01T08:30' }).after(calls('unsure'));
    // Due on 12 October, but only two school days ahead.
    expect(mailsIn(story.until('2026-10-12T07:00'))).toEqual([]);
  });

  it('is planned anew when due moves, and what is moved away from is not sent', () => {
    const story = inPhase('awaiting-central-meeting');
    story.does(schedules('central', '2026-09-24T12:00'), LEADER);
    expect(mailsIn(story.until('2026-09-22T09:00'), timed)).toEqual([
      '2026-09-22T08:00 due-soon → attendance-coordinator',
    ]);
    story.does(schedules('central', '2026-10-01T12:00'), LEADER);
    expect(mailsIn(story.until('2026-10-01T09:00'), timed)).toEqual([
      '2026-09-29T08:00 due-soon → attendance-coordinator',
      '2026-10-01T08:00 due-today → attendance-coordinator',
    ]);
  });
});

describe('an overdue case', () => {
  it('is reminded of after 1, 3, 8, 13 … school days, and stuck at 08:00 on the tenth', () => {
    const story = inPhase('drafting');
    const told = story.until('2026-10-26T09:00');
    const both = 'attendance-coordinator, contact-teacher';
    const all = `${both}, school-leadership`;
    expect(mailsIn(told, timed)).toEqual([
      '2026-09-17T08:00 due-today → contact-teacher',
      `2026-09-18T08:00 overdue → ${both}`,
      `2026-09-22T08:00 overdue-escalated → ${all}`,
      `2026-09-29T08:00 overdue-escalated → ${all}`,
      `2026-10-13T08:00 overdue-escalated → ${all}`,
      `2026-10-20T08:00 overdue-escalated → ${all}`,
    ]);
    expect(told.filter((line) => line.type === 'stuck').map((line) => line.at)).toEqual([
      '2026-10-01T08:00',
    ]);
  });

  it('that gets a new due day is stuck no longer', () => {
    const story = inPhase('drafting').at('2026-10-01T09:00');
    expect(story.case.stuck).toBe(true);
    story.does(extendsTo('2026-10-12'), LEADER);
    expect(story.case.stuck).toBe(false);
  });

  it('whose deadline is met is reminded of no more', () => {
    const story = givenCase().at('2026-09-15T10:00').after(calls('natural-cause'));
    expect(story.until('2027-01-15T10:00')).toEqual([]);
  });

  it('after an outage gets the newest reminder alone, and is stuck if that day passed', () => {
    const told = inPhase('drafting').sleepsUntil('2026-10-02T10:00');
    expect(mailsIn(told)).toEqual([
      'overdue-escalated → attendance-coordinator, contact-teacher, school-leadership',
    ]);
    expect(told.map((line) => line.type)).toContain('stuck');
  });

  it('is reminded of by the municipality’s own figures', () => {
    const guide = guideWith({ 'reminders.overdueSchoolDays': 2 });
    const story = givenCase({ setting: { ...setting, guide } });
    expect(mailsIn(story.until('2026-09-16T09:00'), timed)).toEqual([
      '2026-09-16T08:00 overdue → attendance-coordinator, contact-teacher',
    ]);
  });
});

describe('on the due day', () => {
  it('nobody is reminded on the day the case was opened', () => {
    const story = givenCase({ at: '2026-09-14T06:00' });
    expect(mailsIn(story.until('2026-09-14T23:00'))).toEqual([]);
  });

  it('is reminded of on the next school day, where the concern came late', () => {
    const story = givenCase({ at: '2026-09-18T15:00' });
    expect(mailsIn(story.until('2026-09-21T09:00'), timed)).toEqual([
      '2026-09-21T08:00 due-today → contact-teacher',
    ]);
  });
});

describe('a trigger added to an open case', () => {
  const trigger = (name: 'late-monthly' | 'skipped-class') =>
    ({ type: 'add-trigger', trigger: name }) as const;

  it('is told once the next school morning, however many came', () => {
    const story = givenCase().at('2026-09-18T12:00').after(calls('unsure'));
    story.hears(trigger('late-monthly'));
    story.hears(trigger('skipped-class'));
    expect(mailsIn(story.until('2026-09-21T09:00'), timed)).toEqual([
      '2026-09-21T08:00 trigger-added → contact-teacher',
    ]);
  });

  it('the same once a calendar day; the opening counts as that day’s', () => {
    const story = givenCase({ trigger: 'skipped-class' });
    expect(story.hears(trigger('skipped-class'))).toEqual([]);
    story.at('2026-09-15T07:00');
    expect(story.hears(trigger('skipped-class'))).toMatchObject([{ type: 'trigger-added' }]);
    expect(story.hears(trigger('skipped-class'))).toEqual([]);
  });

  it('in monitoring takes the case back to step 1 in a new round, told by that alone', () => {
    const story = inPhase('watching').at('2026-09-21T10:00');
    const told = story.hears(trigger('skipped-class'));
    expect(told).toMatchObject([
      { type: 'trigger-added' },
      {
        type: 'phase',
        phase: 'awaiting-contact',
        round: 2,
        dueAt: '2026-09-21T16:00',
        btiLevel: 0,
      },
      { type: 'email', template: 'phase-entered', to: ['contact-teacher'] },
    ]);
    expect(mailsIn(story.until('2026-09-22T07:00'))).toEqual([]);
  });

  it('in monitoring is only told where the guide says never to go back', () => {
    const guide = guideWith({ 'monitoring.return': 'never' });
    const story = inPhase('watching', { setting: { ...setting, guide } });
    story.hears(trigger('skipped-class'));
    expect(story.case).toMatchObject({ phase: 'watching', round: 1 });
    expect(mailsIn(story.until('2026-09-15T09:00'))).toEqual(['trigger-added → contact-teacher']);
  });
});
