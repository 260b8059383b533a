import type { Locale } from '../../api/locale.js';
import { dateOf, timeOf, type Instant, type LocalDate } from '../../domain/local-time.js';

const TAGS = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** Writes a day: «fredag 4. september 2026». */
export function writeDay(date: LocalDate, locale: Locale): string {
  return write(date, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Writes a day in few letters: «4. sep. 2026». */
export function writeShortDay(date: LocalDate, locale: Locale): string {
  return write(date, locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Writes a month, `YYYY-MM`: «september 2026». */
export function writeMonth(month: string, locale: Locale): string {
  return write(`${month}-01`, locale, { month: 'long', year: 'numeric' });
}

/** Writes the name of a weekday, 1 Monday to 7 Sunday. */
export function writeWeekday(weekday: number, locale: Locale): string {
  return write(`2024-01-0${weekday}`, locale, { weekday: 'long' });
}

/** Writes a moment as the clocks in Norway show it: «fredag 4. september 2026 kl. 14.30». */
export function writeMoment(at: Instant, locale: Locale): string {
  return `${writeDay(dateOf(at), locale)} ${writeTime(at, locale)}`;
}

/** Writes a moment in few letters: «4. sep. 2026 kl. 14.30». */
export function writeShortMoment(at: Instant, locale: Locale): string {
  return `${writeShortDay(dateOf(at), locale)} ${writeTime(at, locale)}`;
}

function writeTime(at: Instant, locale: Locale): string {
  return locale === 'en' ? `at ${timeOf(at)}` : `kl. ${timeOf(at).replace(':', '.')}`;
}

function write(date: LocalDate, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
