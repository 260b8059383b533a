import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  publishCounts,
  type CountTable,
  type Publication,
} from '../../../domain/insights/publish-counts.js';
import { anyFigures, table } from './support/any-figures.js';
import { boundsOf, type KnownSum } from './support/bounds-of.js';

describe('figures fit to be shown', () => {
  it('shows what is five or more, with its sums', () => {
    expect(
      publishCounts(
        ['north', 'south'],
        [
          table([
            [5, 6, 7],
            [8, 9, 10],
          ]),
        ],
      ),
    ).toEqual({
      total: 45,
      rows: [
        { members: ['north'], total: 18 },
        { members: ['south'], total: 27 },
      ],
      tables: [
        {
          code: 'table',
          columns: [
            { members: ['a'], total: 13 },
            { members: ['b'], total: 15 },
            { members: ['c'], total: 17 },
          ],
          cells: [
            [5, 6, 7],
            [8, 9, 10],
          ],
        },
      ],
    });
  });

  it('shows that nobody is nobody', () => {
    const { tables } = publishCounts(
      ['north', 'south'],
      [
        table([
          [0, 6, 7],
          [0, 9, 10],
        ]),
      ],
    );
    expect(tables[0]?.cells).toEqual([
      [0, 6, 7],
      [0, 9, 10],
    ]);
  });

  it('hides a small cell with the three that would give it away', () => {
    const { tables } = publishCounts(
      ['north', 'south', 'east'],
      [
        table([
          [2, 20, 20],
          [20, 20, 20],
          [20, 20, 20],
        ]),
      ],
    );
    const hidden = tables[0]?.cells.flat().filter((cell) => cell === null);
    expect(tables[0]?.cells[0]?.[0]).toBeNull();
    expect(hidden).toHaveLength(4);
  });

  it('shows a small school together with another', () => {
    const { rows } = publishCounts(
      ['north', 'south', 'east'],
      [
        table([
          [1, 1, 1],
          [30, 30, 30],
          [10, 10, 10],
        ]),
      ],
    );
    expect(rows).toEqual([
      { members: ['south'], total: 90 },
      { members: ['north', 'east'], total: 33 },
    ]);
  });

  it('shows rare answers together', () => {
    const { tables } = publishCounts(
      ['north', 'south'],
      [
        table([
          [1, 30, 2],
          [1, 30, 2],
        ]),
      ],
    );
    expect(tables[0]?.columns).toEqual([
      { members: ['b'], total: 60 },
      { members: ['a', 'c'], total: 6 },
    ]);
  });

  it('shows nothing of fewer than five', () => {
    expect(
      publishCounts(
        ['north', 'south'],
        [
          table([
            [1, 1, 0],
            [0, 0, 2],
          ]),
        ],
      ),
    ).toEqual({
      total: null,
      rows: [],
      tables: [],
    });
  });

  it('leaves nobody who knows all that is shown able to tell a small group', () => {
    fc.assert(
      fc.property(anyFigures, ({ schools, tables }) => {
        const published = publishCounts(schools, tables);
        if (published.total === null) return;
        const unknowns = unknownsOf(schools, tables);
        const known = knownSums(unknowns, published);
        for (const [i, { count }] of unknowns.entries()) {
          if (count === 0 || count >= 5) continue;
          const [least, most] = boundsOf(unknowns.length, known, i);
          expect(most).toBeGreaterThan(5 - 1e-6);
          expect(most - least).toBeGreaterThan(4 - 1e-6);
        }
        for (const [school, counts] of schools.map(
          (s, i) => [s, tables[0]?.counts[i] ?? []] as const,
        )) {
          const size = counts.reduce((a, b) => a + b, 0);
          const group = published.rows.find(({ members }) => members.includes(school));
          if (size > 0 && size < 5) expect(group?.members.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('hides no more than it must where only one cell is small', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 3, max: 8 }), (small, size) => {
        const counts = Array.from({ length: size }, (_, r) =>
          Array.from({ length: size }, (_, c) => (r === 0 && c === 0 ? small : 30)),
        );
        const names = counts.map((_, i) => String(i));
        const { tables } = publishCounts(names, [table(counts, names)]);
        expect(tables[0]?.cells.flat().filter((cell) => cell === null)).toHaveLength(4);
      }),
    );
  });
});

interface Unknown {
  code: string;
  school: string;
  column: string;
  count: number;
}

function unknownsOf(schools: string[], tables: CountTable[]): Unknown[] {
  return tables.flatMap(({ code, columns, counts }) =>
    schools.flatMap((school, r) =>
      columns.map((column, c) => ({ code, school, column, count: counts[r]?.[c] ?? 0 })),
    ),
  );
}

/** Everything that the publication says, as sums of the true counts of single schools and answers. */
function knownSums(unknowns: Unknown[], { rows, tables }: Publication): KnownSum[] {
  const pick = (fits: (u: Unknown) => boolean) =>
    unknowns.flatMap((unknown, i) => (fits(unknown) ? [i] : []));
  const schools = rows.flatMap(({ members }) => members);
  const [one, ...others] = tables.map(({ code }) => code);
  // The same cases in every table: a school has as many in one as in another.
  const shared = others.flatMap((other) =>
    schools.map((school) => ({
      unknowns: pick((u) => u.code === one && u.school === school),
      without: pick((u) => u.code === other && u.school === school),
      is: 0,
    })),
  );
  const said = tables.flatMap(({ code, columns, cells }) => [
    ...rows.map(({ members, total }) => ({
      unknowns: pick((u) => u.code === code && members.includes(u.school)),
      is: total,
    })),
    ...columns.map(({ members, total }) => ({
      unknowns: pick((u) => u.code === code && members.includes(u.column)),
      is: total,
    })),
    ...rows.flatMap((row, r) =>
      columns.flatMap((column, c) => {
        const is = cells[r]?.[c] ?? null;
        if (is === null) return [];
        return {
          unknowns: pick(
            (u) =>
              u.code === code &&
              row.members.includes(u.school) &&
              column.members.includes(u.column),
          ),
          is,
        };
      }),
    ),
  ]);
  return [...shared, ...said];
}
