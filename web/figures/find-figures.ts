import { problem } from '../../api/problems.js';
import type { Figures } from '../../domain/insights/figures.js';
import type { Instant, LocalDate } from '../../domain/local-time.js';
import { fromDateColumn } from '../../prisma/local-dates.js';
import type { PageContext } from '../define-page.js';
import { FIGURES } from '../texts/figures.js';

const TERMS_SHOWN = 4;

/** Holds the figures of a term as they were made, and the moment that they are of. */
export interface ShownFigures {
  term: LocalDate;
  asOf: Instant;
  figures: Figures;
  /** The terms that may be chosen, the newest first. */
  terms: LocalDate[];
}

/** Finds the figures of the term that the address asks for (the newest, where it asks for none); undefined before any were made. */
export async function findFigures({
  deps,
  query,
}: Pick<PageContext, 'deps' | 'query'>): Promise<ShownFigures | undefined> {
  const rows = await deps.db.termFigures.findMany({
    orderBy: { term: 'desc' },
    take: TERMS_SHOWN,
    select: { term: true },
  });
  const terms = rows.map(({ term }) => fromDateColumn(term));
  const term = query.get('halvar') ?? terms[0];
  if (term === undefined) return undefined;
  const row = rows[terms.indexOf(term)];
  const kept = row && (await deps.db.termFigures.findUnique({ where: { term: row.term } }));
  if (!kept) throw problem('not-found');
  const figures = kept.figures as unknown as Figures;
  return { term, terms, asOf: kept.asOf.toISOString(), figures };
}

/** Writes a term: «Høsten 2026». */
export function writeTerm(term: LocalDate, say: PageContext['say']): string {
  return say(term.endsWith('08-01') ? FIGURES.autumn : FIGURES.spring, { year: term.slice(0, 4) });
}
