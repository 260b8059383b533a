import { describe, expect, it } from '@jest/globals';
import { retryAt } from '../../events/retry-at.js';

const START = Date.parse('2026-09-14T08:00:00.000Z');
const at = (ms: number) => new Date(START + ms).toISOString();

describe('the retry of a delivery', () => {
  it('comes in growing gaps for three days, the last on the third day’s end, and then no more', () => {
    const firstTriedAt = new Date(START);
    const gaps: number[] = [];
    let now = at(0);
    for (let attempts = 1; ; attempts += 1) {
      const next = retryAt({ attempts, firstTriedAt }, now);
      if (next === null) break;
      gaps.push((Date.parse(next) - Date.parse(now)) / 1000);
      now = next;
    }
    expect(now).toBe(at(72 * 3_600_000));
    expect(gaps.slice(0, 9)).toEqual([5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800]);
    expect(gaps.slice(0, -1)).toEqual([...gaps.slice(0, -1)].sort((a, b) => a - b));
    expect(gaps.length).toBeLessThan(20);
  });
});
