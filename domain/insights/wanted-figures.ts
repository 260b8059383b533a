import { semesterOf } from '../absence/excused-semester.js';
import { addMonths, dateOf, instantOf, type Instant, type LocalDate } from '../local-time.js';

/** Of how many terms figures are kept. */
const TERMS = 4;
/** How long after its end a term's figures still move: its last cases are over then. */
const MOVING_MONTHS = 3;

/** Names a term by its first day, and the moment that its figures are of. */
export interface WantedFigures {
  term: LocalDate;
  asOf: Instant;
}

/**
 * Lists the newest terms that have figures, each with the moment they are to be of: the beginning of a month, the latest for a term
 * that runs or ended not long ago. After that they stand, so that no single late change shows.
 */
export function wantedFigures(now: Instant): WantedFigures[] {
  const month = `${dateOf(now).slice(0, 7)}-01`;
  // A term has figures from its second month on.
  const terms = [semesterOf(addMonths(month, -1))];
  while (terms.length < TERMS) terms.push(semesterOf(addMonths(terms.at(-1) ?? month, -1)));
  return terms.map((term) => {
    const last = addMonths(endOfTerm(term), MOVING_MONTHS);
    return { term, asOf: instantOf(last < month ? last : month, '00:00') };
  });
}

/** Names the first day after a term. */
export function endOfTerm(term: LocalDate): LocalDate {
  return addMonths(term, term.endsWith('08-01') ? 5 : 7);
}
