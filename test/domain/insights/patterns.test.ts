import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ABSENCE_KINDS } from '../../../domain/codes.js';
import { countEntries, type CountedEntry } from '../../../domain/insights/absence-counts.js';
import { edgeOf, patternsOf } from '../../../domain/insights/patterns.js';
import { addDays } from '../../../domain/local-time.js';
import { schoolDaysBetween } from '../../../domain/school-days.js';
import { calendar } from '../support/calendar.js';

let ids = 0;
const entry = (date: string, more: Partial<CountedEntry> = {}): CountedEntry => ({
  id: String(++ids),
  date,
  kind: 'unexcused-lesson',
  lesson: 1,
  agreed: false,
  history: false,
  studentId: 'anna',
  subject: 'matematikk',
  ...more,
});
const year = { calendar, students: 10, from: '2026-09-14', to: '2026-09-25' };

describe('patterns of absence', () => {
  it('count a student once a day, however many lessons', () => {
    const counts = countEntries([entry('2026-09-14'), entry('2026-09-14', { lesson: 2 })]);
    expect(counts.byDate).toEqual([{ date: '2026-09-14', entries: 2, students: 1, agreed: 0 }]);
    expect(counts.byLesson.map(({ lesson, entries }) => [lesson, entries])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('show agreed hours apart, by the register and by a reduced timetable', () => {
    const reduced = [{ from: '2026-09-01', to: null, weekday: 1, lessons: [2] }];
    const counts = countEntries(
      [
        entry('2026-09-14'),
        entry('2026-09-14', { lesson: 2 }),
        entry('2026-09-15', { agreed: true }),
      ],
      reduced,
    );
    expect(counts.byDate).toEqual([
      { date: '2026-09-14', entries: 1, students: 1, agreed: 1 },
      { date: '2026-09-15', entries: 0, students: 0, agreed: 1 },
    ]);
  });

  it('weigh weekdays by the student days that were possible', () => {
    const counts = countEntries([
      entry('2026-09-14'),
      entry('2026-09-14', { studentId: 'bo' }),
      entry('2026-09-21'),
      entry('2026-09-22'),
    ]);
    const { byWeekday, total } = patternsOf(counts, year);
    expect(byWeekday[0]).toEqual({ key: '1', days: 3, agreed: 0, possible: 20, rate: 0.15 });
    expect(byWeekday[1]?.rate).toBe(0.05);
    expect(total).toMatchObject({ days: 4, possible: 100 });
  });

  it('count no share for what was entered on a day without school', () => {
    const { total } = patternsOf(countEntries([entry('2026-09-19')]), year);
    expect(total.days).toBe(0);
  });

  it.each([
    ['2026-09-18', 'before-weekend'],
    ['2026-09-21', 'after-weekend'],
    ['2026-09-16', 'inside'],
    ['2026-10-02', 'before-break'],
    ['2026-10-12', 'after-break'],
    ['2027-05-14', 'before-break'],
  ])('see %s as %s', (date, edge) => {
    expect(edgeOf(calendar, date)).toBe(edge);
  });

  it('count every student day in each way of looking, once', () => {
    const anyEntry = fc.record({
      day: fc.nat(120),
      studentId: fc.constantFrom('anna', 'bo', 'cato'),
      kind: fc.constantFrom(...ABSENCE_KINDS),
      lesson: fc.option(fc.integer({ min: 1, max: 6 })),
      agreed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 60 }), (given) => {
        const from = '2026-09-01';
        const to = addDays(from, 120);
        const counts = countEntries(
          given.map(({ day, ...rest }) => entry(addDays(from, day), rest)),
        );
        const found = patternsOf(counts, { calendar, students: 3, from, to });
        for (const shares of [found.byWeekday, found.byEdge, found.byWeek, found.byMonth]) {
          const sum = (of: 'days' | 'possible') =>
            shares.reduce((all, share) => all + share[of], 0);
          expect(sum('days')).toBe(found.total.days);
          expect(sum('possible')).toBe(found.total.possible);
          for (const { rate } of shares)
            expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
        }
        expect(found.total.possible).toBe(3 * schoolDaysBetween(calendar, addDays(from, -1), to));
        const entries = counts.byDate.reduce((all, day) => all + day.entries + day.agreed, 0);
        expect(entries).toBe(given.length);
      }),
      { numRuns: 60 },
    );
  });
});
