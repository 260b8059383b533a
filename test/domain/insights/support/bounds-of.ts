/** Holds one sum that somebody knows: some unknowns, all at least 0, without some others, are this. */
export interface KnownSum {
  unknowns: number[];
  without?: number[];
  is: number;
}

const TINY = 1e-7;

/**
 * Finds the least and the most that one unknown can be by all that is known: the simplex method in two phases on a dense tableau, with
 * Bland's rule. Knows nothing of how anything was hidden.
 */
export function boundsOf(
  count: number,
  known: readonly KnownSum[],
  unknown: number,
): [number, number] {
  return [-maximise(count, known, unknown, -1), maximise(count, known, unknown, 1)];
}

function maximise(
  count: number,
  known: readonly KnownSum[],
  unknown: number,
  sign: 1 | -1,
): number {
  const rows = known.map(({ unknowns, without = [], is }, i) => {
    const row = new Array<number>(count + known.length + 1).fill(0);
    for (const u of unknowns) row[u] = 1;
    for (const u of without) row[u] = -1;
    row[count + i] = 1;
    row[row.length - 1] = is;
    return row;
  });
  const basis = known.map((_, i) => count + i);
  const width = count + known.length + 1;
  // First phase: drive the artificial unknowns to nothing.
  const first = new Array<number>(width).fill(0);
  for (let i = 0; i < known.length; i++) first[count + i] = -1;
  if (solve(rows, basis, first, width) < -TINY)
    throw new Error('What is published contradicts itself');
  for (const [i, row] of rows.entries()) {
    if ((basis[i] ?? 0) < count) continue;
    const enter = row.slice(0, count).findIndex((value) => Math.abs(value) > TINY);
    if (enter >= 0) pivot(rows, basis, i, enter);
  }
  for (const row of rows) for (let i = 0; i < known.length; i++) row[count + i] = 0;
  const objective = new Array<number>(width).fill(0);
  objective[unknown] = sign;
  return solve(rows, basis, objective, width);
}

/** Maximises an objective from a feasible basis on; answers what it comes to. */
function solve(rows: number[][], basis: number[], objective: number[], width: number): number {
  for (let turns = 0; turns < 5000; turns++) {
    const gains = objective
      .slice(0, width - 1)
      .map((value, column) =>
        rows.reduce(
          (left, row, i) => left - (objective[basis[i] ?? 0] ?? 0) * (row[column] ?? 0),
          value,
        ),
      );
    const enter = gains.findIndex((gain) => gain > TINY);
    if (enter < 0) {
      return rows.reduce(
        (sum, row, i) => sum + (objective[basis[i] ?? 0] ?? 0) * (row[width - 1] ?? 0),
        0,
      );
    }
    let leave = -1;
    let least = Infinity;
    for (const [i, row] of rows.entries()) {
      const by = row[enter] ?? 0;
      if (by <= TINY) continue;
      const ratio = (row[width - 1] ?? 0) / by;
      const isEarlier = leave >= 0 && (basis[i] ?? 0) < (basis[leave] ?? 0);
      if (ratio < least - TINY || (ratio < least + TINY && isEarlier)) {
        least = Math.min(least, ratio);
        leave = i;
      }
    }
    if (leave < 0) return Infinity;
    pivot(rows, basis, leave, enter);
  }
  throw new Error('The simplex method does not end');
}

function pivot(rows: number[][], basis: number[], leave: number, enter: number): void {
  const pivotRow = rows[leave] ?? [];
  const by = pivotRow[enter] ?? 1;
  for (let c = 0; c < pivotRow.length; c++) pivotRow[c] = (pivotRow[c] ?? 0) / by;
  for (const [i, row] of rows.entries()) {
    const times = row[enter] ?? 0;
    if (i === leave || Math.abs(times) < 1e-12) continue;
    for (let c = 0; c < row.length; c++) row[c] = (row[c] ?? 0) - times * (pivotRow[c] ?? 0);
  }
  basis[leave] = enter;
}
