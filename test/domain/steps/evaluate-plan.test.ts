import { describe, expect, it } from '@jest/globals';
import {
  agrees,
  cancels,
  checks,
  evaluates,
  extendsTo,
  missed,
  moves,
  schedules,
} from '../support/acts.js';
import { inPhase } from '../support/in-phase.js';
import { mailsIn, phasesIn } from '../support/lines.js';

const GOALS = ['reached', 'on-track', 'not-reached'] as const;
const DECISIONS = ['maintain', 'monitor', 'revise-plan', 'local-meeting'] as const;
const LEADS_TO: Record<(typeof DECISIONS)[number], string> = {
  maintain: 'watching',
  monitor: 'watching',
  'revise-plan': 'drafting',
  'local-meeting': 'awaiting-consent',
};

describe('the evaluation of a plan', () => {
  it.each(GOALS.flatMap((goal) => DECISIONS.map((decision) => [goal, decision] as const)))(
    '%s with %s leads on or is refused as a pair @guide S4-GOAL S4-MAINTAIN S4-REVISE',
    (goal, decision) => {
      const story = inPhase('awaiting-evaluation');
      const fits = (goal === 'not-reached') === ['revise-plan', 'local-meeting'].includes(decision);
      if (fits) {
        story.does(evaluates(goal, decision));
        expect(story.case.phase).toBe(LEADS_TO[decision]);
      } else {
        expect(story.refusal(evaluates(goal, decision))?.code).toBe('decision-not-allowed');
      }
    },
  );

  it('begins by itself at 08:00 on its due day, told by the reminder alone @guide S4-THREE-WEEKS', () => {
    const told = inPhase('trial').at('2026-10-02T18:00').until('2026-10-12T08:00');
    expect(told).toMatchObject([
      { at: '2026-10-12T08:00', type: 'phase', step: 'evaluation', phase: 'awaiting-evaluation' },
      { at: '2026-10-12T08:00', type: 'email', template: 'due-today' },
    ]);
  });

  it('is reminded of in one set through trial and evaluation', () => {
    const story = inPhase('trial').after(checks());
    expect(mailsIn(story.until('2026-10-16T20:00'), { withTime: true })).toEqual([
      '2026-10-01T08:00 due-soon → contact-teacher',
      '2026-10-12T08:00 due-today → contact-teacher',
      '2026-10-13T08:00 overdue → attendance-coordinator, contact-teacher',
      '2026-10-15T08:00 overdue-escalated → attendance-coordinator, contact-teacher, school-leadership',
    ]);
  });

  it('before its due day needs a reason, on the day none', () => {
    const story = inPhase('trial').at('2026-10-02T10:00');
    expect(story.refusal(evaluates('reached', 'monitor'))?.code).toBe('early-reason-required');
    expect(story.refusal(evaluates('reached', 'monitor', { early: true }))).toBeUndefined();
    story.at('2026-10-12T08:30');
    expect(story.refusal(evaluates('reached', 'monitor'))).toBeUndefined();
    const before = evaluates('reached', 'monitor', { evaluatedAt: '2026-10-02T12:00' });
    expect(story.refusal(before)?.code).toBe('early-reason-required');
  });

  it('counts a new plan’s own period, and its number', () => {
    const story = inPhase('awaiting-evaluation').after(evaluates('not-reached', 'revise-plan'));
    expect(story.stands()).toBe('drafting due 2026-10-15T16:00 by contact-teacher');
    story.does(agrees());
    expect(story.case.plans.map((plan) => plan.number)).toEqual([1, 2]);
    expect(story.stands()).toContain('trial due 2026-10-26T16:00');
  });

  it('leads to monitoring for thirty school days', () => {
    const told = inPhase('awaiting-evaluation').does(evaluates('on-track', 'maintain'));
    expect(phasesIn(told)).toEqual(['watching due 2026-11-23T16:00']);
    expect(told).toMatchObject([
      { btiLevel: 1, btiColour: 'green', responsible: 'contact-teacher' },
    ]);
  });
});

describe('a meeting scheduled for the evaluation', () => {
  // The plan starts on 14 September; fifteen school days on is 12 October, five either side 28 September and 19 October.
  const story = () => inPhase('trial').at('2026-09-15T09:00');
  const evaluationDue = (s: ReturnType<typeof story>) =>
    s.case.deadlines.find((d) => d.kind === 'evaluation')?.dueOn;

  it.each([
    ['2026-09-25', '2026-10-12'],
    ['2026-09-28', '2026-09-28'],
    ['2026-10-01', '2026-10-01'],
    ['2026-10-19', '2026-10-19'],
    ['2026-10-20', '2026-10-12'],
  ])('on %s makes the evaluation due on %s', (meetingOn, dueOn) => {
    const s = story().after(schedules('evaluation', `${meetingOn}T13:00`));
    expect(evaluationDue(s)).toBe(dueOn);
    // The check stays where it was.
    expect(s.case.deadlines.find((d) => d.kind === 'check')?.dueOn).toBe('2026-09-28');
  });

  it('needs no early reason on its day', () => {
    const s = story().after(schedules('evaluation', '2026-10-01T13:00')).at('2026-10-01T13:30');
    expect(s.case.phase).toBe('awaiting-evaluation');
    expect(s.refusal(evaluates('reached', 'monitor'))).toBeUndefined();
  });

  it('cancelled gives plan start + 15 again, or the extension’s day', () => {
    const s = story().after(schedules('evaluation', '2026-10-01T13:00'));
    s.does(cancels('meeting-evaluation'));
    expect(evaluationDue(s)).toBe('2026-10-12');
    s.does(extendsTo('2026-10-16'), 'school-leadership');
    s.does(schedules('evaluation', '2026-10-14T13:00', 'again'));
    expect(evaluationDue(s)).toBe('2026-10-14');
    s.does(cancels('again'));
    expect(evaluationDue(s)).toBe('2026-10-16');
  });

  it('decides again when it is scheduled anew after an extension, also for its former day', () => {
    const s = story().after(schedules('evaluation', '2026-10-13T13:00'));
    s.does(extendsTo('2026-10-16'), 'school-leadership');
    expect(evaluationDue(s)).toBe('2026-10-16');
    s.does(moves('meeting-evaluation', '2026-10-14T13:00'));
    expect(evaluationDue(s)).toBe('2026-10-14');
    s.does(moves('meeting-evaluation', '2026-10-13T13:00'));
    expect(evaluationDue(s)).toBe('2026-10-13');
  });

  it('is held to the plan’s own day, also once a second no-show has set another', () => {
    const s = story().after(schedules('evaluation', '2026-10-12T13:00'));
    s.does(missed('meeting-evaluation', '2026-10-13T13:00'));
    s.does(missed('meeting-evaluation'));
    expect(evaluationDue(s)).toBe('2026-09-18');
    s.does(moves('meeting-evaluation', '2026-10-19T13:00'), 'school-leadership');
    expect(evaluationDue(s)).toBe('2026-10-19');
    s.does(moves('meeting-evaluation', '2026-10-20T13:00'), 'school-leadership');
    expect(evaluationDue(s)).toBe('2026-09-18');
  });

  it('moved to a later day once the evaluation has begun moves due, and the phase stays', () => {
    const s = inPhase('awaiting-evaluation');
    const told = s.does(schedules('evaluation', '2026-10-15T13:00'), 'attendance-coordinator');
    expect(phasesIn(told)).toEqual(['awaiting-evaluation due 2026-10-15T16:00']);
    expect(mailsIn(told)).toEqual(['due-changed → contact-teacher', 'meeting → contact-teacher']);
  });

  it('is held by the evaluation', () => {
    const s = inPhase('awaiting-evaluation').after(schedules('evaluation', '2026-10-12T10:00'));
    s.at('2026-10-12T11:00').does(evaluates('reached', 'monitor'));
    expect(s.case.meetings.at(-1)).toMatchObject({ status: 'held', decision: 'monitor' });
  });
});
