import { SMALLEST_SHOWN } from './pool-small-groups.js';

/** Whoever knows all that is shown must be left with at least this many more possible counts than the true one. */
const UNCERTAINTY = SMALLEST_SHOWN - 1;

interface Cell {
  /** Numbers of its row and its column, apart from each other. */
  row: number;
  column: number;
  count: number;
  hidden: boolean;
}

/**
 * Hides the small cells of a table whose sums are all shown, and as few others as it takes that none can be had by subtraction: by
 * all that is left, each small cell could be any of five or more counts, five or more among them. Hidden cells are null, whichever
 * the reason. Every sum must be 0, or five or more; then the sums alone never give a small cell away, and this always succeeds.
 *
 * What a hidden cell could be is a question of flows: one more in it is one less elsewhere in its row and its column, one more in
 * theirs, and so on round. So for each small cell enough of such rounds are found, by the fewest cells not hidden yet.
 */
export function hideSmallCells(counts: readonly (readonly number[])[]): (number | null)[][] {
  const cells = counts.map((row, r) =>
    row.map((count, c): Cell => ({
      row: r,
      column: counts.length + c,
      count,
      hidden: isSmall(count),
    })),
  );
  const all = cells.flat();
  const small = all.filter(({ hidden }) => hidden).sort((a, b) => a.count - b.count);
  for (const cell of small) {
    const up = findRounds(all, cell, 'more', UNCERTAINTY);
    findRounds(all, cell, 'less', Math.min(cell.count, UNCERTAINTY - up));
  }
  return cells.map((row) => row.map(({ count, hidden }) => (hidden ? null : count)));
}

/** Tells whether a count is of a group that must not be shown. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/**
 * Finds rounds by which a cell could hold so many more (or less), hides the cells they go through, and answers how many there are.
 * Each round is the shortest in what it hides anew.
 */
function findRounds(
  cells: readonly Cell[],
  cell: Cell,
  direction: 'more' | 'less',
  wanted: number,
): number {
  const moved = new Map<Cell, number>(cells.map((other) => [other, 0]));
  for (let found = 0; found < wanted; found++) {
    const round = findRound(cells, cell, direction, moved);
    if (!round) return found;
    for (const { over, by } of round) {
      moved.set(over, (moved.get(over) ?? 0) + by);
      over.hidden = true;
    }
  }
  return wanted;
}

interface Hop {
  over: Cell;
  /** Whether the cell holds one more or one less after it. */
  by: 1 | -1;
}

/** Finds the cheapest way from the cell's row to its column, a cell given and a cell taken in turn (Bellman and Ford, for few nodes). */
function findRound(
  cells: readonly Cell[],
  cell: Cell,
  direction: 'more' | 'less',
  moved: ReadonlyMap<Cell, number>,
): Hop[] | undefined {
  const fromRow = direction === 'more' ? -1 : 1;
  const others = cells.filter((other) => other !== cell);
  const ways = new Map<number, { cost: number; hops: Hop[] }>([[cell.row, { cost: 0, hops: [] }]]);
  for (let changed = true; changed;) {
    changed = false;
    for (const other of others) {
      for (const [from, to, by] of [
        [other.row, other.column, fromRow],
        [other.column, other.row, -fromRow],
      ] as const) {
        const way = ways.get(from);
        if (!way || (by < 0 && other.count + (moved.get(other) ?? 0) === 0)) continue;
        const cost = way.cost + (other.hidden ? 0 : 1);
        if (cost >= (ways.get(to)?.cost ?? Infinity)) continue;
        ways.set(to, { cost, hops: [...way.hops, { over: other, by: by as 1 | -1 }] });
        changed = true;
      }
    }
  }
  return ways.get(cell.column)?.hops;
}
