import { pointerOf } from './json-pointer.js';

/** NUL, which PostgreSQL cannot hold, and halves of surrogate pairs, which UTF-8 cannot. */
const UNREADABLE = /\0|\p{Surrogate}/u;
const DEEPEST = 64;

/** Tells whether a text holds characters that cannot be stored. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text);
}

/** Finds the first place in a JSON value that cannot be stored, as a JSON Pointer; nesting beyond all reason counts too. */
export function findUnreadable(
  value: unknown,
  path: readonly (string | number)[] = [],
): string | undefined {
  if (typeof value === 'string') return isUnreadable(value) ? pointerOf(path) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > DEEPEST) return pointerOf(path);
  for (const [key, inner] of Object.entries(value)) {
    if (isUnreadable(key)) return pointerOf(path);
    const found = findUnreadable(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
