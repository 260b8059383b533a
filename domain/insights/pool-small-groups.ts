/** Groups of this many or more may be shown; smaller ones point at people. */
export const SMALLEST_SHOWN = 5;

/** Holds what is shown as one: a single member, or several that are only shown together. */
export interface Group {
  members: string[];
  total: number;
}

/**
 * Puts groups that are too small to be shown together with others until what they make up may be shown: at least two of them, five
 * or more in all, so that no member's own count follows from the sum. Empty groups are nobody and stay as they are. Keeps the order;
 * the pooled group comes last. Answers undefined where everything together is too small.
 */
export function poolSmallGroups(groups: readonly Group[]): Group[] | undefined {
  const pooled = groups.filter(({ total }) => total > 0 && total < SMALLEST_SHOWN);
  if (pooled.length === 0) return [...groups];
  const rest = groups
    .filter(({ total }) => total >= SMALLEST_SHOWN)
    .sort((a, b) => a.total - b.total);
  while (rest.length > 0 && (pooled.length < 2 || sumOf(pooled) < SMALLEST_SHOWN)) {
    pooled.push(...rest.splice(0, 1));
  }
  if (sumOf(pooled) < SMALLEST_SHOWN) return undefined;
  const members = groups.filter((group) => pooled.includes(group)).flatMap((g) => g.members);
  return [...groups.filter((group) => !pooled.includes(group)), { members, total: sumOf(pooled) }];
}

function sumOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { total }) => sum + total, 0);
}
