import { z } from 'zod';
import { invalidRequest } from '../problems.js';

const DEFAULT_LIMIT = 50;
const MOST = 200;

/** Takes how much of a list is wanted, and where the last page ended. */
export const pageFields = {
  limit: z.coerce.number().int().min(1).max(MOST).default(DEFAULT_LIMIT),
  cursor: z.string().max(300).optional(),
};

/** Writes where a page ended, so that the next one goes on from there whatever was added meanwhile. */
export function writeCursor(keys: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Reads a cursor that we wrote; refuses any other. */
export function readCursor<T>(cursor: string | undefined, keys: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = keys.safeParse(parse(cursor));
  if (!parsed.success) throw invalidRequest([{ parameter: 'cursor', fault: 'wrong-form' }]);
  return parsed.data;
}

/** Cuts one page out of a list so short that all of it is read each time; its order is that of the keys. */
export function cutPage<Item>(
  all: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  keyOf: (item: Item) => string,
): { page: Item[]; nextCursor: string | null } {
  const [after = ''] = readCursor(cursor, z.tuple([z.string()])) ?? [];
  const left = all
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = last && left.length > limit ? writeCursor([last.key]) : null;
  return { page: page.map(({ item }) => item), nextCursor };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
