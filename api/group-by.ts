/** Groups values by a key, in order of appearance. (Node 20 has no `Map.groupBy`.) */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): [K, [T, ...T[]]][] {
  const groups = new Map<K, [T, ...T[]]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups];
}
