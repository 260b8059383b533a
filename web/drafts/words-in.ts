import { isOfTheForm } from './draft.js';

/** Fits what a person did not write: codes, dates, hours, ids, and whom an id stands for. */
const CHOSEN = /^((guardian|staff) )?[a-z0-9@._:-]*$/;

/** Picks out of a form what somebody wrote in words of their own. */
export function wordsIn(values: URLSearchParams): [name: string, words: string][] {
  return [...values].filter(([name, value]) => !isOfTheForm(name) && !CHOSEN.test(value));
}
