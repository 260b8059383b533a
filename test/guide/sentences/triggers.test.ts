import { describe, expect, it } from '@jest/globals';
import type { AbsenceEntry } from '../../../domain/absence/entry.js';
import { judgeManual, judgeTriggers } from '../../../domain/absence/judge-triggers.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { tellStory } from '../support/story.js';

const days = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    // Mondays to Fridays from 7 September 2026 on.
    const date = new Date(Date.UTC(2026, 8, 7 + Math.floor(i / 5) * 7 + (i % 5)));
    return date.toISOString().slice(0, 10);
  });
const CONTEXT = {
  figures: loadGuide().rules.triggers,
  calendar: {
    id: 'calendar',
    version: 1,
    years: [{ firstDay: '2026-08-17', lastDay: '2027-06-18', closed: [] }],
    closedDays: [],
    publicHolidays: [],
  },
  today: '2026-09-30',
  newCaseId: 'case',
  asHistory: false,
};

function firedBy(kind: AbsenceEntry['kind'], dates: string[], more: Partial<AbsenceEntry> = {}) {
  const entries = dates.map((date, i) => ({
    id: `e${i}`,
    date,
    kind,
    lesson: null,
    agreed: false,
    history: false,
    ...more,
  }));
  const nothing = { entries: [], firings: [], openCaseId: null, agreed: [] };
  const { firings } = judgeTriggers(
    nothing,
    entries.map((after) => ({ before: null, after })),
    CONTEXT,
  );
  return firings.map((f) => f.trigger);
}
const everyOther = (count: number) => days(count * 2).filter((_, i) => i % 2 === 0);

describe('what the guide says raises a concern', () => {
  it('T-FIRST-UNEXCUSED: the first unexcused lesson', () => {
    expect(firedBy('unexcused-lesson', days(1))).toEqual(['first-unexcused']);
  });
  it('T-EXCUSED-STREAK: five excused days in a row, not four', () => {
    expect(firedBy('excused-day', days(4))).toEqual([]);
    expect(firedBy('excused-day', days(5))).toEqual(['excused-streak']);
  });
  it('T-EXCUSED-SEMESTER: more than five excused days in the semester, not five', () => {
    expect(firedBy('excused-day', everyOther(5))).toEqual([]);
    expect(firedBy('excused-day', everyOther(6))).toEqual(['excused-semester']);
  });
  it('T-LATE: the fourth late arrival in a month, the earlier of the guide’s two limits', () => {
    expect(firedBy('late', days(3))).toEqual([]);
    expect(firedBy('late', days(4))).toEqual(['late-monthly']);
  });
  it('T-LEFT: coming to school and leaving again', () => {
    expect(firedBy('left-school', days(1))).toEqual(['left-school']);
  });
  it('T-SKIPPED: being at school but not in class', () => {
    expect(firedBy('skipped-class', days(1))).toEqual(['skipped-class']);
  });
  it('T-CONCERN: a member of staff’s concern, and doubt after the call', () => {
    const nothing = { entries: [], firings: [], openCaseId: null, agreed: [] };
    expect(judgeManual(nothing, CONTEXT)).toMatchObject({ trigger: 'manual', effect: 'opens' });
    const story = tellStory();
    story.call('unsure');
    expect(story.case.phase).toBe('awaiting-mapping-meeting');
  });
  it('REG-DAILY: every day that is registered counts, each entry once', () => {
    expect(firedBy('unexcused-day', days(2))).toEqual(['first-unexcused', 'first-unexcused']);
  });
  it('REG-AGREED: agreed absence is registered and raises nothing', () => {
    expect(firedBy('unexcused-day', days(5), { agreed: true })).toEqual([]);
  });
});

describe('who is told of it', () => {
  it('ROLE-CONTACT-TEACHER: the contact teacher, who is responsible, through steps 1 to 4', () => {
    const story = tellStory();
    expect(story.mails[0]).toMatchObject({ template: 'case-opened' });
    expect(story.mails[0]!.toRoles[0]).toBe('contact-teacher');
    story.trial();
    const phases = story.occurrences.filter((o) => o.type === 'phase');
    expect(phases.map((o) => o.data.responsible)).toEqual(Array(4).fill('contact-teacher'));
  });
  it('ROLE-SUBJECT-TEACHER: what a subject teacher registers reaches the contact teacher', () => {
    const story = tellStory({ trigger: 'skipped-class' });
    expect(story.mails[0]!.toRoles).toEqual(['contact-teacher', 'attendance-coordinator']);
  });
  it('ROLE-COORDINATOR: the coordinator, when it is opened and when it is overdue', () => {
    const story = tellStory().until('2026-09-15T09:00');
    const told = story.mails.filter((m) => m.toRoles.includes('attendance-coordinator'));
    expect(told.map((m) => m.template)).toEqual(['case-opened', 'overdue']);
  });
  it('DUE-RECOMMENDED: a deadline that passes reminds and closes nothing', () => {
    const story = tellStory().until('2026-12-01T12:00');
    expect(story.case.phase).toBe('awaiting-contact');
    expect(story.mails.filter((m) => m.template === 'overdue-escalated').length).toBeGreaterThan(3);
  });
});
