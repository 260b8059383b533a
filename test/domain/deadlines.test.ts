import { describe, expect, it } from '@jest/globals';
import { addSchoolDays, isProvisional, isSchoolDay, reasonOff } from '../../domain/school-days.js';
import { cancels, checks, extendsTo, schedules } from './support/acts.js';
import { calendar, guideWith, setting } from './support/calendar.js';
import { at, givenCase } from './support/given-case.js';
import { inPhase } from './support/in-phase.js';
import { mailsIn, phasesIn } from './support/lines.js';

const LEADER = 'school-leadership';

describe('the first due date @guide S1-SAME-DAY', () => {
  it.each([
    ['2026-09-14T07:59', '2026-09-14'],
    ['2026-09-14T14:00', '2026-09-14'],
    ['2026-09-14T14:01', '2026-09-15'],
    ['2026-09-18T14:01', '2026-09-21'],
    ['2026-09-19T10:00', '2026-09-21'],
    ['2026-10-02T15:00', '2026-10-12'],
    ['2026-10-07T10:00', '2026-10-12'],
  ])('of a concern raised at %s is %s at 16:00', (raised, dueOn) => {
    expect(givenCase({ at: raised }).stands()).toContain(`due ${dueOn}T16:00`);
  });

  it('counts from the concern, where the case could only be opened later', () => {
    const story = givenCase({ at: '2026-09-14T14:10', raisedAt: at('2026-09-14T13:55') });
    expect(story.stands()).toContain('due 2026-09-14T16:00');
  });

  it('is 16:00 on the clock on both sides of a change of clocks', () => {
    expect(givenCase({ at: '2026-10-23T15:00' }).case.deadlines[0]?.dueOn).toBe('2026-10-26');
    expect(at('2026-10-23T16:00')).toBe('2026-10-23T14:00:00.000Z');
    expect(at('2026-10-26T16:00')).toBe('2026-10-26T15:00:00.000Z');
    expect(at('2027-03-30T16:00')).toBe('2027-03-30T14:00:00.000Z');
  });
});

describe('school days', () => {
  it('leave out weekends, breaks, public holidays and the school’s own closed days', () => {
    const own = { ...calendar, closedDays: ['2026-09-18'] };
    expect(reasonOff(own, '2026-09-18')).toBe('school-closed');
    expect(reasonOff(own, '2026-09-19')).toBe('weekend');
    expect(reasonOff(own, '2026-10-07')).toBe('høstferie');
    expect(reasonOff(own, '2027-05-17')).toBe('Grunnlovsdagen');
    expect(addSchoolDays(own, '2026-09-17', 1)).toBe('2026-09-21');
  });

  it.each([
    ['2027-06-19', false],
    ['2027-08-19', false],
    ['2027-08-20', true],
    ['2027-08-21', false],
    ['2028-05-01', false],
    ['2028-06-20', true],
    ['2028-06-21', false],
  ])('beyond the last known year are guessed: %s is %s', (date, expected) => {
    expect(isSchoolDay(calendar, date)).toBe(expected);
    expect(isProvisional(calendar, date)).toBe(true);
  });
});

describe('an explanation', () => {
  it('names rule, source, calendar and the days skipped', () => {
    const story = givenCase({ at: '2026-10-02T15:00' });
    expect(story.case.deadlines[0]?.because).toEqual({
      rule: 'next-school-day',
      source: 'house',
      from: '2026-10-02',
      count: null,
      unit: null,
      skipped: ['05', '06', '07', '08', '09'].map((day) => {
        return { date: `2026-10-${day}`, name: 'høstferie' };
      }),
      calendarId: 'calendar',
      calendarVersion: 1,
      provisional: false,
    });
  });

  it('says provisional beyond the calendar, and is set again when the calendar comes', () => {
    const story = inPhase('trial', { at: '2027-06-14T09:00' });
    const evaluation = () => story.case.deadlines.find((d) => d.kind === 'evaluation');
    expect(evaluation()).toMatchObject({ dueOn: '2027-09-03', because: { provisional: true } });
    const next = { firstDay: '2027-08-16', lastDay: '2028-06-16', closed: [] };
    const told = story.hears({
      type: 'change-setting',
      setting: {
        ...setting,
        calendar: { ...calendar, version: 2, years: [...calendar.years, next] },
      },
    });
    expect(evaluation()).toMatchObject({
      dueOn: '2027-08-30',
      because: { provisional: false, calendarVersion: 2 },
    });
    // The check, not yet met and earlier, is what is due; it moved too.
    expect(mailsIn(told)).toEqual(['due-changed → contact-teacher']);
  });

  it('of a meeting scheduled too late says how far it may move', () => {
    const story = inPhase('awaiting-central-meeting');
    story.does(schedules('central', '2026-11-20T12:00'), LEADER);
    expect(story.case.deadlines[0]).toMatchObject({
      dueOn: '2026-10-26',
      because: { rule: 'scheduled-meeting-limit', count: 10, unit: 'school-days' },
    });
  });
});

describe('the local meeting’s due date @guide S5-LOCAL', () => {
  it.each([
    ['2026-09-30T07:59', '2026-09-30'],
    ['2026-09-30T08:00', '2026-10-28'],
    ['2026-11-25T09:00', '2026-12-09'],
  ])('entered at %s is %s', (entered, dueOn) => {
    expect(inPhase('awaiting-local-meeting', { at: entered }).stands()).toContain(dueOn);
  });

  it('is the scheduled date, at most ten school days past the default; cancelled, the default', () => {
    const story = inPhase('awaiting-local-meeting');
    const on = (day: string) => phasesIn(story.does(schedules('local', `${day}T12:00`), LEADER));
    expect(on('2026-09-22')).toEqual(['awaiting-local-meeting due 2026-09-22T16:00']);
    expect(on('2026-10-21')).toEqual(['awaiting-local-meeting due 2026-10-21T16:00']);
    expect(on('2026-10-22')).toEqual([]);
    expect(phasesIn(story.does(cancels('meeting-local'), LEADER))).toEqual([
      'awaiting-local-meeting due 2026-09-30T16:00',
    ]);
  });
});

describe('an extension', () => {
  it.each([
    // Drafting on Monday 14 September is due on Thursday the 17th; twenty school days on is 22 October.
    ['2026-09-17', 'invalid-request'],
    ['2026-09-18', undefined],
    ['2026-09-19', 'invalid-request'],
    ['2026-10-06', 'invalid-request'],
    ['2026-10-22', undefined],
    ['2026-10-23', 'invalid-request'],
  ])('of drafting until %s is %s', (until, code) => {
    expect(inPhase('drafting').refusal(extendsTo(until), LEADER)?.code).toBe(code);
  });

  it('moves due, is told to whoever is responsible, and comes once a phase @guide DUE-RECOMMENDED', () => {
    const story = inPhase('drafting');
    const told = story.does(extendsTo('2026-09-25'), LEADER);
    expect(phasesIn(told)).toEqual(['drafting due 2026-09-25T16:00']);
    expect(mailsIn(told)).toEqual(['due-changed → contact-teacher']);
    expect(story.refusal(extendsTo('2026-09-28'), LEADER)?.code).toBe('already-extended');
  });

  it('of an overdue case begins after today', () => {
    const story = inPhase('drafting').at('2026-09-23T10:00');
    expect(story.refusal(extendsTo('2026-09-23'), LEADER)?.code).toBe('invalid-request');
    expect(story.refusal(extendsTo('2026-09-24'), LEADER)).toBeUndefined();
  });

  it('in trial counts from the evaluation’s day, and moves an unmet check by as many school days', () => {
    const story = inPhase('trial');
    expect(story.refusal(extendsTo('2026-10-12'), LEADER)?.code).toBe('invalid-request');
    story.does(extendsTo('2026-10-15'), LEADER);
    expect(story.case.deadlines.map((d) => d.dueOn)).toEqual(['2026-10-01', '2026-10-15']);
    const checked = inPhase('trial').after(checks()).after(extendsTo('2026-10-15'), LEADER);
    expect(checked.case.deadlines.map((d) => d.dueOn)).toEqual(['2026-10-15']);
  });

  it('comes once in trial and once in the evaluation, which are two phases', () => {
    const story = inPhase('trial').after(extendsTo('2026-10-13'), LEADER).at('2026-10-13T09:00');
    expect(story.case.phase).toBe('awaiting-evaluation');
    expect(story.refusal(extendsTo('2026-10-16'), LEADER)).toBeUndefined();
  });
});

describe('a changed calendar', () => {
  const closed = (days: string[]) => ({
    type: 'change-setting' as const,
    setting: { ...setting, calendar: { ...calendar, version: 2, closedDays: days } },
  });

  it('moves what lies ahead and says so; what is overdue stays', () => {
    const story = inPhase('drafting');
    expect(mailsIn(story.hears(closed(['2026-09-16'])))).toEqual(['due-changed → contact-teacher']);
    expect(story.stands()).toContain('due 2026-09-18T16:00');
    story.at('2026-09-21T10:00');
    expect(story.hears(closed([]))).toEqual([]);
    expect(story.stands()).toContain('due 2026-09-18T16:00');
  });

  it('changes nothing for a case it does not touch, and keeps the guide the case was opened with', () => {
    const story = inPhase('drafting');
    const other = { ...closed(['2026-12-01']).setting, guide: guideWith({ 'consent.months': 6 }) };
    expect(story.hears({ type: 'change-setting', setting: other })).toEqual([]);
    expect(story.setting.guide.version).toBe(setting.guide.version);
  });

  it('a changed fixed meeting date moves a case that waits for it', () => {
    const story = inPhase('awaiting-local-meeting');
    const told = story.hears({
      type: 'change-setting',
      setting: { ...setting, localMeetingDates: ['2026-10-01', '2026-10-28'] },
    });
    expect(phasesIn(told)).toEqual(['awaiting-local-meeting due 2026-10-01T16:00']);
    expect(mailsIn(told)).toEqual(['due-changed → school-leadership']);
  });
});
