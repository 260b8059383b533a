import { describe, expect, it } from '@jest/globals';
import { calls, cancels, holds, maps, moves, schedules } from '../support/acts.js';
import { inPhase } from '../support/in-phase.js';
import { mailsIn, phasesIn } from '../support/lines.js';

const mapping = () => inPhase('awaiting-mapping-meeting');

describe('the mapping meeting', () => {
  it('scheduled, moved and cancelled tells the responsible, and due stays', () => {
    const story = mapping();
    const invitation = 'meeting → contact-teacher';
    expect(mailsIn(story.does(schedules('mapping', '2026-09-17T14:00')))).toEqual([invitation]);
    expect(mailsIn(story.does(moves('meeting-mapping', '2026-09-18T14:00')))).toEqual([invitation]);
    const told = story.does(cancels('meeting-mapping'));
    expect(told).toMatchObject([{ template: 'meeting', calendar: true }]);
    expect(story.stands()).toBe('awaiting-mapping-meeting due 2026-09-21T16:00 by contact-teacher');
  });

  it('scheduled again moves the open one', () => {
    const story = mapping();
    story.does(schedules('mapping', '2026-09-17T14:00', 'first'));
    story.does(schedules('mapping', '2026-09-18T14:00', 'second'));
    expect(story.case.meetings).toMatchObject([{ id: 'first', revision: 1, status: 'scheduled' }]);
  });

  it('may be scheduled before the home was reached, and is kept for step 2', () => {
    const story = inPhase('awaiting-contact');
    story.does(schedules('mapping', '2026-09-17T14:00'));
    story.does(calls('unsure'));
    expect(story.case.meetings).toMatchObject([{ status: 'scheduled' }]);
  });

  it('that shows a plan is needed leads to drafting, due in three school days @guide S3-PLAN', () => {
    const told = mapping().at('2026-09-17T10:00').does(maps('plan-needed'), 'school-leadership');
    expect(phasesIn(told)).toEqual(['drafting due 2026-09-22T16:00']);
    expect(mailsIn(told)).toEqual(['phase-entered → contact-teacher']);
  });

  it('that goes on, with student and guardians apart, leaves deadline and reminders as they are @guide S2-TOGETHER-OR-APART', () => {
    const story = mapping().at('2026-09-16T10:00');
    expect(story.does(maps('continue'))).toEqual([]);
    expect(story.stands()).toContain('due 2026-09-21T16:00');
    expect(mailsIn(story.until('2026-09-21T10:00'), { withTime: true })).toEqual([
      '2026-09-17T08:00 due-soon → contact-teacher',
      '2026-09-21T08:00 due-today → contact-teacher',
    ]);
    story.does(maps('plan-needed'));
    expect(story.case.meetings.map((m) => m.decision)).toEqual(['continue', 'plan-needed']);
  });

  it('after which nobody is concerned closes the case', () => {
    const told = mapping().does(maps('no-longer-concerned'));
    expect(told).toMatchObject([{ type: 'case-closed', outcome: 'no-longer-concerned' }, {}]);
  });

  it('with bullying suspected opens the activity plan, tells leadership at once, and stops nothing @guide S2-ACTIVITY-PLAN', () => {
    const story = mapping();
    const told = story.does(maps('plan-needed', { bullyingSuspected: true }));
    expect(mailsIn(told)).toEqual(['duty-opened → school-leadership']);
    expect(story.case.duties).toMatchObject([{ kind: 'activity-plan', doneAt: null }]);
    expect(story.case.phase).toBe('drafting');
  });

  it('with bullying suspected twice keeps one activity plan', () => {
    const story = mapping().after(maps('continue', { bullyingSuspected: true }));
    story.does(maps('plan-needed', { bullyingSuspected: true }));
    expect(story.case.duties).toHaveLength(1);
  });

  it('without its outcome is an invalid body', () => {
    expect(mapping().refusal(holds('mapping', { studentHeard: true }))).toEqual({
      code: 'invalid-request',
      errors: [{ pointer: '/outcome', fault: 'required' }],
    });
  });
});
