import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AbsenceKind } from '../../../domain/codes.js';
import { createNearFinder } from '../../../domain/insights/near-trigger.js';
import { addDays } from '../../../domain/local-time.js';
import { schoolDayFrom } from '../../../domain/school-days.js';
import { calendar, entry, playRegister } from '../absence/register-play.js';

const ctx = {
  calendar,
  figures: { excusedStreakDays: 5, excusedSemesterMoreThan: 5, latePerMonth: 4 },
  today: '2026-09-17',
  within: 2,
};
const given = (kind: AbsenceKind, ...dates: string[]) => {
  const register = playRegister();
  register.arrive(
    '2026-09-17',
    dates.map((date, i) => entry(`e${i}`, date, kind)),
  );
  return register.student();
};
const near = (kind: AbsenceKind, ...dates: string[]) =>
  createNearFinder(ctx)(given(kind, ...dates));

describe('near a trigger', () => {
  it('is a student late three times this month', () => {
    expect(near('late', '2026-09-01', '2026-09-02', '2026-09-03')).toEqual([
      { trigger: 'late-monthly', has: 3, of: 4 },
    ]);
  });

  it('is no student late three times last month', () => {
    expect(near('late', '2026-08-25', '2026-08-26', '2026-08-27')).toEqual([]);
  });

  it('is a student four days away in a row, weekends not counting', () => {
    // The 18th is the school's own day off in this calendar.
    expect(near('excused-day', '2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17')).toEqual([
      { trigger: 'excused-streak', has: 4, of: 5 },
      { trigger: 'excused-semester', has: 4, of: 6 },
    ]);
  });

  it('is no student whose row was broken', () => {
    expect(near('excused-day', '2026-09-09', '2026-09-10', '2026-09-11')).toEqual([]);
  });

  it('is a student with five excused days this semester', () => {
    const days = ['2026-08-18', '2026-08-24', '2026-08-31', '2026-09-03', '2026-09-07'];
    expect(near('excused-day', ...days)).toEqual([{ trigger: 'excused-semester', has: 5, of: 6 }]);
  });

  it('counts of what a semester takes, also when its last days are fewer than that', () => {
    const register = playRegister();
    ['2026-11-02', '2026-11-10', '2026-11-18', '2026-11-26'].forEach((date, i) =>
      register.arrive(date, [entry(`e${i}`, date, 'excused-day')]),
    );
    expect(createNearFinder({ ...ctx, today: '2026-12-16' })(register.student())).toEqual([
      { trigger: 'excused-semester', has: 4, of: 6 },
    ]);
  });

  it('is no student whose trigger has fired this month', () => {
    expect(near('late', '2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04')).toEqual([]);
  });

  it('looks no further than asked', () => {
    expect(near('late', '2026-09-01')).toEqual([]);
    const student = given('late', '2026-09-01');
    expect(createNearFinder({ ...ctx, within: 3 })(student)).toEqual([
      { trigger: 'late-monthly', has: 1, of: 4 },
    ]);
  });

  it('fires after just as many more entries as it says', () => {
    const anyRegister = fc.array(
      fc.record({ day: fc.nat(30), kind: fc.constantFrom<AbsenceKind>('late', 'excused-day') }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(anyRegister, (entries) => {
        const register = playRegister();
        entries.forEach(({ day, kind }, i) => {
          const date = addDays('2026-08-18', day);
          register.arrive(date, [entry(`e${i}`, date, kind)]);
        });
        for (const { trigger, has, of } of createNearFinder(ctx)(register.student())) {
          const next = playRegister(register.student());
          const kind = trigger === 'late-monthly' ? 'late' : 'excused-day';
          let day = '2026-09-17';
          const fired: boolean[] = [];
          for (let i = 0; i < of - has; i++) {
            day = schoolDayFrom(calendar, day);
            while (next.student().entries.some((e) => e.kind === 'excused-day' && e.date === day)) {
              day = schoolDayFrom(calendar, addDays(day, 1));
            }
            const { firings } = next.arrive(day, [entry(`next-${i}`, day, kind)]);
            fired.push(firings.some((f) => f.trigger === trigger));
          }
          expect(fired.at(-1)).toBe(true);
          expect(fired.slice(0, -1)).not.toContain(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
