import { hideSmallCells } from './hide-small-cells.js';
import { poolSmallGroups, type Group } from './pool-small-groups.js';

/** Holds how the same cases divide by one question, counted exactly: one row a school, one column an answer. */
export interface CountTable {
  code: string;
  columns: string[];
  counts: number[][];
}

/** Holds a table as it may be shown. The sums of rows and columns stand with the groups; a hidden cell is null. */
export interface PublishedTable {
  code: string;
  columns: Group[];
  cells: (number | null)[][];
}

/** Holds what may be shown of some cases: no group under five, and none to be had by subtraction. */
export interface Publication {
  /** null where there are cases, but too few to show anything of. */
  total: number | null;
  rows: Group[];
  tables: PublishedTable[];
}

/**
 * Makes tables of counts fit to be shown. The same cases are divided in each, so their rows are shared: small schools are shown
 * together, in the same way everywhere, and so are rare answers in each table. After that all sums may be shown, and tables that
 * share nothing but those tell nothing of each other; inside each, small cells are hidden with as many others as that takes.
 * What is published for other cases (another term's) has no sum in common with it.
 */
export function publishCounts(
  schools: readonly string[],
  tables: readonly CountTable[],
): Publication {
  const sums = schools.map((_, i) => sumOf(tables[0]?.counts[i] ?? []));
  const total = sumOf(sums);
  const rows = poolSmallGroups(
    schools.map((school, i) => ({ members: [school], total: sums[i] ?? 0 })),
  );
  if (!rows) return { total: null, rows: [], tables: [] };
  return { total, rows, tables: tables.map((table) => publishTable(schools, rows, table)) };
}

function publishTable(
  schools: readonly string[],
  rows: readonly Group[],
  { code, columns, counts }: CountTable,
): PublishedTable {
  const shown = columns.map((column, c): Group => {
    return { members: [column], total: sumOf(counts.map((row) => row[c] ?? 0)) };
  });
  // Where a table's cases are enough for a sum, they are enough for all answers together.
  const groups = poolSmallGroups(shown) ?? [];
  const exact = rows.map(({ members }) =>
    groups.map((group) =>
      sumOf(
        members.flatMap((school) =>
          group.members.map((column) => {
            return counts[schools.indexOf(school)]?.[columns.indexOf(column)] ?? 0;
          }),
        ),
      ),
    ),
  );
  return { code, columns: groups, cells: hideSmallCells(exact) };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
