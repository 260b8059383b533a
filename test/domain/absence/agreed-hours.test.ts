import { describe, expect, it } from '@jest/globals';
import { agreedHoursOf } from '../../../domain/absence/agreed-hours.js';
import type { Plan } from '../../../domain/case.js';

const plan = (number: number, more: Partial<Plan> = {}): Plan => ({
  number,
  agreedAt: '2026-09-10T08:00:00.000Z',
  startsOn: '2026-09-14',
  measureCount: 1,
  special: ['reduced-timetable'],
  reducedHours: [{ weekday: 1, lessons: [1, 2] }],
  checks: [],
  evaluation: null,
  ...more,
});
const evaluation = { at: '2026-10-02T22:30:00.000Z', goal: 'not-reached', decision: 'revise-plan' };
const hours = { from: '2026-09-14', weekday: 1, lessons: [1, 2] };

describe('the hours agreed away by plans', () => {
  it('are the running plan’s while it runs', () => {
    expect(agreedHoursOf({ phase: 'trial', plans: [plan(1)] })).toEqual([{ ...hours, to: null }]);
    expect(agreedHoursOf({ phase: 'awaiting-evaluation', plans: [plan(1)] })).toHaveLength(1);
    expect(agreedHoursOf({ phase: 'awaiting-consent', plans: [plan(1)] })).toEqual([]);
  });

  it('end with the evaluation, by the day in Oslo', () => {
    expect(agreedHoursOf({ phase: 'drafting', plans: [plan(1, { evaluation })] })).toEqual([
      { ...hours, to: '2026-10-03' },
    ]);
  });

  it('are none without a reduced timetable, nor of a plan that another replaced', () => {
    expect(agreedHoursOf({ phase: 'trial', plans: [plan(1, { special: [] })] })).toEqual([]);
    expect(agreedHoursOf({ phase: 'trial', plans: [plan(1), plan(2, { special: [] })] })).toEqual(
      [],
    );
  });
});
