import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until `isTrue` says so; throws what `explain` returns after the time limit. */
export async function waitUntil(
  isTrue: () => boolean | Promise<boolean>,
  limit: { withinMs: number; everyMs?: number; explain: () => string },
): Promise<void> {
  const end = Date.now() + limit.withinMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(limit.explain());
    await delay(limit.everyMs ?? 50);
  }
}
