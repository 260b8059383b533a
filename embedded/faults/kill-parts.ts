import { setTimeout as delay } from 'node:timers/promises';
import type { Stack } from '../stack.js';
import type { PartName } from '../stack-shape.js';
import type { Random } from './seeded-random.js';

/** The parts that are killed, one at a time or all at once. */
export const VICTIMS = ['worker', 'api', 'temporal', 'postgres'] as const satisfies PartName[];
export type Blow = (typeof VICTIMS)[number] | 'all at once';
const BLOWS: readonly Blow[] = [...VICTIMS, 'all at once'];

/** Says what was killed how often, and how long it took until everything answered again. */
export interface KillFigures {
  kills: Record<Blow, number>;
  recoveryMs: number[];
}

/**
 * Kills so many times, each part about as often as the others. Most blows come while everything works; some while what was
 * killed before is still starting.
 */
export async function killParts(
  stack: Stack,
  { kills, random, say }: { kills: number; random: Random; say: (line: string) => void },
): Promise<KillFigures> {
  const figures: KillFigures = {
    kills: Object.fromEntries(BLOWS.map((blow) => [blow, 0])) as Record<Blow, number>,
    recoveryMs: [],
  };
  const rounds = Math.ceil(kills / BLOWS.length);
  const blows = Array.from({ length: rounds }, () => random.shuffle(BLOWS))
    .flat()
    .slice(0, kills);
  for (const [n, blow] of blows.entries()) {
    const comesOnTop = n > 0 && random.between(0, 1) < 0.15;
    if (!comesOnTop) await stack.whenReady(120_000);
    await delay(random.between(50, comesOnTop ? 1_500 : 3_000));
    const struckAt = Date.now();
    await Promise.all((blow === 'all at once' ? VICTIMS : [blow]).map((part) => stack.kill(part)));
    figures.kills[blow] += 1;
    say(`kill ${n + 1} of ${kills}: ${blow}`);
    void stack.whenReady(120_000).then(
      () => figures.recoveryMs.push(Date.now() - struckAt),
      () => undefined,
    );
  }
  return figures;
}
