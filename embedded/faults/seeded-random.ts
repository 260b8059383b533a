/** Draws numbers that a seed repeats. */
export interface Random {
  /** At least `from`, less than `to`. */
  between: (from: number, to: number) => number;
  pick: <T>(choices: readonly T[]) => T;
  shuffle: <T>(items: readonly T[]) => T[];
}

/** Makes a source of numbers that come in the same order for the same seed (mulberry32). */
export function seedRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  const pick = <T>(choices: readonly T[]) => choices[Math.floor(between(0, choices.length))] as T;
  return {
    between,
    pick,
    shuffle: <T>(items: readonly T[]) => {
      const rest = [...items];
      return items.map(() => rest.splice(Math.floor(between(0, rest.length)), 1)[0] as T);
    },
  };
}
