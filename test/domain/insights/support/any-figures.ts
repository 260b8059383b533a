import fc from 'fast-check';
import type { CountTable } from '../../../../domain/insights/publish-counts.js';

/** Makes a table of counts. */
export const table = (
  counts: number[][],
  columns = ['a', 'b', 'c'],
  code = 'table',
): CountTable => ({
  code,
  columns,
  counts,
});

/** Two tables of the same cases: each case has a school and an answer to each question; mostly small counts, some none. */
export const anyFigures = fc
  .record({
    schools: fc.integer({ min: 1, max: 5 }),
    widths: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 3 })),
    cells: fc.array(fc.oneof(fc.constant(0), fc.nat(6), fc.nat(6), fc.nat(30)), {
      minLength: 20,
      maxLength: 20,
    }),
    deals: fc.array(fc.nat(2), { minLength: 20, maxLength: 20 }),
  })
  .map(({ schools, widths: [first, second], cells, deals }) => {
    const names = Array.from({ length: schools }, (_, i) => `school-${i}`);
    const one = names.map((_, r) => cells.slice(r * first, (r + 1) * first));
    const two = one.map((row, r) => {
      const dealt = new Array<number>(second).fill(0);
      row.forEach((count, c) => {
        const column = (deals[(r * 4 + c) % deals.length] ?? 0) % second;
        dealt[column] = (dealt[column] ?? 0) + count;
      });
      return dealt;
    });
    const columns = (n: number) => Array.from({ length: n }, (_, i) => `answer-${i}`);
    return {
      schools: names,
      tables: [table(one, columns(first), 'one'), table(two, columns(second), 'two')],
    };
  });
