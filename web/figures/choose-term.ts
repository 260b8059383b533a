import { problem } from '../../api/problems.js';
import { semesterOf } from '../../domain/absence/excused-semester.js';
import { addMonths, dateOf, type LocalDate } from '../../domain/local-time.js';
import { figuresAsOf } from '../insights/find-figures.js';
import type { PageContext } from '../define-page.js';
import { FIGURES } from '../texts/figures.js';

const TERMS_SHOWN = 4;

/** Names the terms that figures are shown of, the newest first, and the one that the address asks for (the newest, where it asks for none). */
export function chooseTerm({ query, now }: Pick<PageContext, 'query' | 'now'>): {
  term: LocalDate;
  terms: LocalDate[];
} {
  // The figures are of the month begun last; a term has some from its second month on.
  const newest = semesterOf(addMonths(dateOf(figuresAsOf(now)), -1));
  const terms = [newest];
  while (terms.length < TERMS_SHOWN) terms.push(semesterOf(addMonths(terms.at(-1) ?? newest, -1)));
  const term = query.get('halvar') ?? newest;
  if (!terms.includes(term)) throw problem('not-found');
  return { term, terms };
}

/** Writes a term: «Høsten 2026». */
export function writeTerm(term: LocalDate, say: PageContext['say']): string {
  return say(term.endsWith('08-01') ? FIGURES.autumn : FIGURES.spring, { year: term.slice(0, 4) });
}
