import { describe, expect, it } from '@jest/globals';
import type { Applied } from '../../../domain/apply.js';
import { apply, keepTime } from '../../../domain/apply.js';
import type { Opening } from '../../../domain/commands.js';
import { caseFactsOf, type FactEvent } from '../../../domain/insights/case-facts.js';
import { figuresOf } from '../../../domain/insights/figures.js';
import { nextMomentOf } from '../../../domain/keep-time.js';
import { openCase } from '../../../domain/open-case.js';
import { agrees, calls, evaluates, maps } from '../support/acts.js';
import { setting } from '../support/calendar.js';
import { actorOf, at, type Act } from '../support/given-case.js';

/** Plays a real case, keeping its timeline as the database does. */
function timelineOf(...acts: [wall: string, act: Act][]): FactEvent[] {
  const openedAt = at('2026-09-14T08:45');
  const opening: Opening = {
    id: 'case',
    studentId: 'student',
    schoolId: 'school',
    protectedAddress: false,
    ageBand: 'under-12',
    guardianIds: ['mother', 'father'],
    holderId: 'staff-contact-teacher',
    trigger: 'first-unexcused',
  };
  let applied: Applied = openCase(opening, { now: openedAt, actor: { kind: 'program' }, setting });
  let now = openedAt;
  const timeline: FactEvent[] = [];
  const keep = (next: Applied) => {
    applied = next;
    for (const { type, at: when, data } of next.effects.occurrences) {
      timeline.push({ type, at: when, ...data } as FactEvent);
    }
  };
  keep(applied);
  for (const [wall, act] of acts) {
    const until = at(wall);
    for (;;) {
      const moment = nextMomentOf(applied.case, setting, now);
      if (moment === null || moment > until) break;
      now = moment;
      keep(keepTime(applied.case, { now, setting }));
    }
    now = until;
    const done = apply(applied.case, act(now, applied.case), {
      now,
      actor: actorOf('contact-teacher'),
      setting,
    });
    if ('refusal' in done) throw new Error(JSON.stringify(done.refusal));
    keep(done);
  }
  return timeline;
}

const opened = { trigger: 'first-unexcused', openedAt: at('2026-09-14T08:45') } as const;
const until = (wall: string) => ({ asOf: at(wall), dueHour: '16:00' });

describe('the facts of a case', () => {
  const story = () =>
    timelineOf(
      ['2026-09-15T10:00', calls('unsure')],
      ['2026-09-17T10:00', maps('plan-needed')],
      ['2026-09-18T10:00', agrees()],
      ['2026-10-16T10:00', evaluates('reached', 'monitor')],
    );

  it('are what its timeline says', () => {
    expect(caseFactsOf(opened, story(), until('2026-11-01T00:00'))).toEqual({
      trigger: 'first-unexcused',
      outcome: 'open',
      firstContact: '1-day',
      // The call came a day late, and nobody checked the plan.
      deadlines: 'several-late',
      effect: 'reached',
      btiLevel: '1',
      timeIn: {
        'contact-home': 'under-1-week',
        mapping: 'under-1-week',
        'action-plan': 'over-4-weeks',
        evaluation: 'under-1-week',
        interdisciplinary: 'not-there',
        monitoring: '2-4-weeks',
      },
    });
  });

  it('know nothing of what came after the day that they are of', () => {
    expect(caseFactsOf(opened, story(), until('2026-09-16T00:00'))).toMatchObject({
      firstContact: '1-day',
      deadlines: 'one-late',
      effect: 'not-evaluated',
      timeIn: { mapping: 'under-1-week', 'action-plan': 'not-there' },
    });
  });

  it('call a call in time a deadline kept, and a natural cause the outcome', () => {
    const timeline = timelineOf(['2026-09-14T15:00', calls('natural-cause')]);
    expect(caseFactsOf(opened, timeline, until('2026-11-01T00:00'))).toMatchObject({
      outcome: 'natural-cause',
      firstContact: 'same-day',
      deadlines: 'all-kept',
    });
  });

  it('call a deadline that passed with nothing done late', () => {
    expect(caseFactsOf(opened, timelineOf(), until('2026-09-14T17:00'))).toMatchObject({
      firstContact: 'none-yet',
      deadlines: 'one-late',
    });
  });
});

describe('the figures of a term', () => {
  const facts = caseFactsOf(opened, timelineOf(), until('2026-09-15T00:00'));
  const cases = (school: string, count: number) =>
    Array.from({ length: count }, () => ({ school, facts }));

  it('divide the same cases by each question', () => {
    const { bySchool, timeInSteps } = figuresOf(
      ['north', 'south'],
      [...cases('north', 6), ...cases('south', 9)],
    );
    expect(bySchool.total).toBe(15);
    for (const { columns } of bySchool.tables) {
      expect(columns.reduce((sum, { total }) => sum + total, 0)).toBe(15);
    }
    expect(bySchool.tables.map(({ code }) => code)).toContain('bti-level');
    expect(timeInSteps.tables[0]).toMatchObject({
      code: 'contact-home',
      cells: [[0, 15, 0, 0, 0]],
    });
  });

  it('say nothing of four cases', () => {
    const { bySchool, timeInSteps } = figuresOf(['north'], cases('north', 4));
    expect([bySchool.total, timeInSteps.total]).toEqual([null, null]);
  });
});
