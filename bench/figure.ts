import type { Stack } from '../embedded/stack.js';
import type { Bare } from './bare.js';
import type { Naervaer } from './naervaer.js';

/** One measured figure: ours beside the floor, and what is asked of the two. */
export interface Figure {
  what: string;
  ours: string;
  floor: string;
  /** The figure that is judged: usually ours divided by the floor's. */
  value: number;
  /** Undefined where it is only told. */
  target?: { atMost: number } | { atLeast: number };
}

/** What every measurement works with. */
export interface Bench {
  stack: Stack;
  ours: Naervaer;
  bare: Bare;
  /** The processes of the Temporal server, its own PostgreSQL among them. */
  enginePids: readonly number[];
  say: (line: string) => void;
}

/** Tells whether a figure is as asked. */
export function isMet({ value, target }: Figure): boolean {
  if (!target) return true;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** Finds the middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Finds the time that a share of the measurements stays under. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Measures how many milliseconds something takes. */
export async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** Does something to each item, so many at once. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const goOn = async () => {
    while (next < items.length) {
      const place = next++;
      results[place] = await act(items[place] as Item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  return results;
}
