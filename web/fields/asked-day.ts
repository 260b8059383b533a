import { isLocalDate, type LocalDate } from '../../domain/local-time.js';

const NAME = 'dag';

/** Reads the day that a form was opened for, as the agenda of a meeting does; it stands in the form at first and nothing more. */
export function askedDay(query: URLSearchParams): LocalDate | undefined {
  const given = query.get(NAME);
  return given !== null && isLocalDate(given) ? given : undefined;
}

/** Adds the day that a form is opened for to its link. */
export function withDay(href: string, day: LocalDate): string {
  return `${href}${href.includes('?') ? '&' : '?'}${NAME}=${day}`;
}
