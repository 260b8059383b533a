import type { CaseSetting } from '../../domain/case.js';

/** More than the schools of a municipality, times the versions that the cases of a worker still go by. */
const MOST_KEPT = 200;

const kept = new Map<string, CaseSetting>();

/**
 * Gives one object for all settings of the same content. Guide and calendar are most of what a waiting case holds, and are the same
 * for every case of a school; values that never change may be shared without one case hearing of another.
 */
export function shareSetting(setting: CaseSetting): CaseSetting {
  const content = JSON.stringify(setting);
  const known = kept.get(content);
  if (known) return known;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(content, setting);
  return setting;
}
