import type { ReactNode } from 'react';
import { z } from 'zod';
import { readCursor, writeCursor } from '../../api/cases/page.js';
import { CASES } from '../texts/cases.js';
import type { Text } from '../texts/text.js';
import { useShowing, type Showing } from './showing.js';

/** How many lines one page of a list shows. */
export const PAGE_SIZE = 100;

/** The parameter of an address that says where the page before ended. */
export const AFTER = 'etter';

interface PagerProps {
  /** Where the first page is, for whoever is on another. */
  first: string | undefined;
  next: string | undefined;
  children?: ReactNode;
}

/** Leads to the other pages of a list, and to what else is made of it. */
export function Pager({ first, next, children }: PagerProps) {
  const { say } = useShowing();
  if (first === undefined && next === undefined && !children) return null;
  return (
    <p className="actions">
      {first !== undefined && (
        <a className="ds-link" href={first}>
          {say(CASES.first)}
        </a>
      )}
      {next !== undefined && (
        <a className="ds-link" rel="next" href={next}>
          {say(CASES.next)}
        </a>
      )}
      {children}
    </p>
  );
}

/** Says how many lines a list has, and how many of them its page shows. */
export function sayCount(
  say: Showing['say'],
  texts: { one: Text; count: Text; shown: Text },
  { total, shown }: { total: number; shown: number },
): string {
  if (total > shown) return say(texts.shown, { count: total, shown });
  return total === 1 ? say(texts.one) : say(texts.count, { count: total });
}

/** Holds one page of a list, with how many lines all pages have and the addresses of the others. */
export interface ListPage<T> {
  shown: T[];
  total: number;
  first: string | undefined;
  next: string | undefined;
  /** Its own address. */
  here: string;
}

/** Takes the page that an address asks for out of a list in the order of its keys; a page past the end is the first one. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  { path, query }: { path: string; query: URLSearchParams },
): ListPage<T> {
  const [after] = readCursor(query.get(AFTER) ?? undefined, z.tuple([z.string()])) ?? [];
  const addressAfter = (place: string) => `${path}?${AFTER}=${writeCursor([place])}`;
  const from =
    after === undefined
      ? 0
      : Math.max(
          0,
          all.findIndex((one) => keyOf(one) > after),
        );
  const shown = all.slice(from, from + PAGE_SIZE);
  const last = from + PAGE_SIZE < all.length ? shown.at(-1) : undefined;
  return {
    shown,
    total: all.length,
    first: from > 0 ? path : undefined,
    next: last && addressAfter(keyOf(last)),
    here: from > 0 && after !== undefined ? addressAfter(after) : path,
  };
}
