import { GuideError, type GuideFault } from './guide-error.js';
import { faultsOf } from './guide-schema.js';
import { rulesSchema, type RuleFigures } from './rules-schema.js';

type Tree = Record<string, unknown>;

/**
 * Puts other figures in the place of the guide's, by the same keys as `rules.yaml`: nested (`opening: { graceMinutes: 15 }`) or
 * dotted (`opening.graceMinutes: 15`). A key that the guide does not have, or a value out of range, is refused by name.
 */
export function mergeOverrides(rules: RuleFigures, overrides: Readonly<Tree>): RuleFigures {
  const merged = JSON.parse(JSON.stringify(rules)) as Tree;
  const faults: GuideFault[] = [];
  putAll(merged, overrides, '', faults);
  const result = rulesSchema.safeParse(merged);
  if (!result.success) faults.push(...faultsOf('overrides', result.error));
  if (!result.success || faults.length > 0) throw new GuideError(faults);
  return result.data;
}

function putAll(
  target: Tree,
  overrides: Readonly<Tree>,
  under: string,
  faults: GuideFault[],
): void {
  for (const [dotted, value] of Object.entries(overrides)) {
    const fullKey = under === '' ? dotted : `${under}.${dotted}`;
    const place = findPlace(target, dotted);
    if (!place) {
      faults.push({
        file: 'overrides',
        key: fullKey,
        message: `the guide has no key "${fullKey}"`,
      });
      continue;
    }
    const { owner, key } = place;
    const present = owner[key];
    if (isTree(present) && isTree(value)) putAll(present, value, fullKey, faults);
    else owner[key] = value;
  }
}

function findPlace(target: Tree, dotted: string): { owner: Tree; key: string } | undefined {
  const path = dotted.split('.');
  const key = path.pop() ?? '';
  let owner = target;
  for (const part of path) {
    const next = Object.hasOwn(owner, part) ? owner[part] : undefined;
    if (!isTree(next)) return undefined;
    owner = next;
  }
  return Object.hasOwn(owner, key) ? { owner, key } : undefined;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
