import { describe, expect, it } from '@jest/globals';
import {
  accepts,
  calls,
  closes,
  consents,
  escalates,
  hands,
  maps,
  missed,
  reports,
  schedules,
  standsIn,
  withdraws,
} from './support/acts.js';
import { setting } from './support/calendar.js';
import { givenCase, type By } from './support/given-case.js';
import { inPhase } from './support/in-phase.js';
import { mailsIn } from './support/lines.js';

const LEADER = 'school-leadership';
const asked: By = { kind: 'person', staffId: 'staff-new', roles: [] };

describe('a handover', () => {
  it('asks the new one, and the old one stays responsible until it is accepted @guide ROLE-CONTACT-TEACHER', () => {
    const story = inPhase('drafting');
    expect(mailsIn(story.does(hands('staff-new'), LEADER))).toEqual(['handover-asked → new']);
    expect(story.case.holderId).toBe('staff-contact-teacher');
    story.does(accepts(), asked);
    expect(story.case.holderId).toBe('staff-new');
  });

  it('declined is told to leadership', () => {
    const story = inPhase('drafting').after(hands('staff-new'), LEADER);
    expect(mailsIn(story.does(withdraws(), asked))).toEqual([
      'leadership-informed → school-leadership',
    ]);
    expect(story.case.holderId).toBe('staff-contact-teacher');
  });

  it('not accepted in five school days is told to leadership the morning after', () => {
    const story = inPhase('watching').after(hands('staff-new'), LEADER);
    expect(mailsIn(story.until('2026-09-22T09:00'), { withTime: true })).toEqual([
      '2026-09-22T08:00 leadership-informed → school-leadership',
    ]);
  });

  it('of a closed case falls away', () => {
    const story = inPhase('drafting').after(hands('staff-new'), LEADER).after(closes(), LEADER);
    expect(story.case.assignments).toMatchObject([{ status: 'lapsed' }]);
  });

  it('is started by the roster too, once', () => {
    const story = inPhase('drafting');
    const change = {
      type: 'change-holder',
      staffId: 'staff-new',
      assignmentId: 'from-roster',
      schoolId: null,
      setting: null,
    } as const;
    expect(mailsIn(story.hears(change))).toEqual(['handover-asked → new']);
    expect(story.hears(change)).toEqual([]);
  });

  it('falls away when the roster goes back to the present holder', () => {
    const story = inPhase('drafting').after(hands('staff-new'), LEADER);
    story.hears({
      type: 'change-holder',
      staffId: 'staff-contact-teacher',
      assignmentId: 'back',
      schoolId: null,
      setting: null,
    });
    expect(story.case.assignments).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is not needed by a stand-in, who is named for some dates', () => {
    const story = inPhase('drafting');
    expect(story.does(standsIn('staff-x', '2026-09-15', '2026-09-18'), LEADER)).toEqual([]);
    expect(story.case.assignments).toMatchObject([{ kind: 'stand-in', status: 'active' }]);
  });

  it('is not needed by a stand-in who is named until further notice, or from today on', () => {
    const story = inPhase('drafting');
    story.does(standsIn('staff-x', '2026-09-15', null), LEADER);
    story.does(standsIn('staff-y', null, '2026-09-18'), LEADER);
    expect(story.case.assignments).toMatchObject([
      { kind: 'stand-in', from: '2026-09-15', to: null },
      { kind: 'stand-in', from: '2026-09-14', to: '2026-09-18' },
    ]);
  });

  it('cannot be left to a stand-in whose days are over before they begin', () => {
    const story = inPhase('drafting');
    for (const from of ['2026-09-20', null])
      expect(story.refusal(standsIn('staff-x', from, '2026-09-11'), LEADER)).toMatchObject({
        errors: [{ pointer: '/to', fault: 'too-early' }],
      });
  });
});

describe('a case without a holder', () => {
  const gone = {
    type: 'change-holder',
    staffId: null,
    assignmentId: 'x',
    schoolId: null,
    setting: null,
  } as const;

  it('is held by leadership, who is told at once; the clock runs on', () => {
    const story = inPhase('drafting');
    expect(mailsIn(story.hears(gone))).toEqual(['holder-missing → school-leadership']);
    expect(story.stands()).toBe('drafting due 2026-09-17T16:00 by school-leadership');
    expect(story.hears(gone)).toEqual([]);
  });

  it('comes of a move to another school, whose calendar counts from then on', () => {
    const story = inPhase('drafting');
    const there = { ...setting.calendar, id: 'other', closedDays: ['2026-09-16'] };
    const told = story.does(
      () => ({
        type: 'assign',
        change: 'assign',
        assignmentId: 'move',
        role: null,
        staffId: null,
        from: null,
        to: null,
        schoolId: 'school-2',
        setting: { ...setting, calendar: there },
      }),
      LEADER,
    );
    expect(story.case).toMatchObject({ schoolId: 'school-2', holderId: null });
    expect(story.stands()).toContain('due 2026-09-18T16:00');
    expect(mailsIn(told)).toContain('holder-missing → school-leadership');
  });
});

describe('a no-show', () => {
  const waiting = () =>
    inPhase('awaiting-mapping-meeting').after(schedules('mapping', '2026-09-16T12:00'));

  it('is kept; a new date schedules the meeting, and due stays', () => {
    const story = waiting().at('2026-09-16T13:00');
    const told = story.does(missed('meeting-mapping', '2026-09-18T12:00'));
    expect(mailsIn(told)).toEqual(['meeting → contact-teacher']);
    expect(story.stands()).toContain('due 2026-09-21T16:00 by contact-teacher');
  });

  it('from the second makes leadership responsible, due the third school day after', () => {
    const story = waiting().at('2026-09-16T13:00').after(missed('meeting-mapping'));
    story.at('2026-09-17T13:00');
    expect(mailsIn(story.does(missed('meeting-mapping')))).toEqual([
      'due-changed → school-leadership',
      'no-show → school-leadership',
    ]);
    expect(story.stands()).toBe(
      'awaiting-mapping-meeting due 2026-09-22T16:00 by school-leadership',
    );
    story.at('2026-09-18T09:00').does(maps('plan-needed'), LEADER);
    expect(story.stands()).toContain('by contact-teacher');
  });

  it('in the trial keeps leadership responsible when the evaluation begins', () => {
    const story = inPhase('trial').at('2026-09-21T09:00');
    story.does(schedules('evaluation', '2026-10-01T12:00'));
    story.does(missed('meeting-evaluation'));
    story.does(missed('meeting-evaluation'));
    expect(story.at('2026-09-24T09:00').stands()).toBe(
      'awaiting-evaluation due 2026-09-24T16:00 by school-leadership',
    );
  });

  it('of no open meeting is not found', () => {
    expect(inPhase('trial').refusal(missed('meeting-evaluation'))?.code).toBe('not-found');
  });
});

describe('on a closed case', () => {
  it('a report is still recorded, by anyone who sees it @guide P-CHILD-WELFARE', () => {
    const story = inPhase('closed');
    expect(story.does(reports('police'), 'school-nurse')).toEqual([]);
    expect(story.case.phase).toBe('closed');
  });

  it('consent is still withdrawn, and nothing else said of it', () => {
    const story = inPhase('closed');
    expect(story.refusal(consents('mother', 'withdrawn', 'local'))).toBeUndefined();
    expect(story.refusal(consents('mother', 'given', 'local'))?.code).toBe('already-closed');
  });

  it('no meeting stands open and nothing comes of its own accord', () => {
    const story = inPhase('awaiting-mapping-meeting');
    story.does(schedules('mapping', '2026-09-16T12:00'));
    story.does(closes('moved'), LEADER);
    expect(story.case.meetings).toMatchObject([{ status: 'lapsed' }]);
    expect(story.until('2027-09-16T12:00')).toEqual([]);
  });
});

describe('a correction after which no trigger holds', () => {
  it('closes the case as long as no person has acted on it, later adds a note', () => {
    const alone = givenCase();
    alone.does(schedules('mapping', '2026-09-16T12:00'), 'system');
    expect(alone.hears({ type: 'withdraw-trigger' })).toMatchObject([
      { outcome: 'trigger-withdrawn' },
      { template: 'case-closed' },
    ]);
    const touched = givenCase().after(calls('not-reached'));
    expect(touched.hears({ type: 'withdraw-trigger' })).toEqual([]);
    expect(touched.case.phase).toBe('awaiting-contact');
  });
});

describe('a protected address', () => {
  it('gives the named leader the coordinator’s place in responsibility and reminders', () => {
    const story = givenCase({ protectedAddress: true });
    expect(mailsIn(story.lines)).toEqual(['case-opened → contact-teacher, school-leadership']);
    expect(mailsIn(story.until('2026-09-15T09:00'))).toEqual([
      'overdue → contact-teacher, school-leadership',
    ]);
    const central = inPhase('awaiting-central-meeting', { protectedAddress: true });
    expect(central.stands()).toContain('by school-leadership');
    expect(central.refusal(escalates('local'))?.code).toBe('step-mismatch');
  });
});
