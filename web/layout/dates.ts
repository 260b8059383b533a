import type { Locale } from '../../api/locale.js';
import { dateOf, timeOf, type Instant, type LocalDate } from '../../domain/local-time.js';

/** Writes a day: «fredag 4. september 2026». */
export function writeDay(date: LocalDate, locale: Locale): string {
  return write(date, locale, 'day');
}

/** Writes a day in few letters: «4. sep. 2026». */
export function writeShortDay(date: LocalDate, locale: Locale): string {
  return write(date, locale, 'shortDay');
}

/** Writes a month, `YYYY-MM`: «september 2026». */
export function writeMonth(month: string, locale: Locale): string {
  return write(`${month}-01`, locale, 'month');
}

/** Writes the name of a weekday, 1 Monday to 7 Sunday. */
export function writeWeekday(weekday: number, locale: Locale): string {
  return write(`2024-01-0${weekday}`, locale, 'weekday');
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

function write(date: LocalDate, locale: Locale, form: Form): string {
  return FORMATS[locale][form].format(new Date(`${date}T00:00:00Z`));
}

type Form = 'day' | 'shortDay' | 'month' | 'weekday';

/** Made once: making one takes a hundred times as long as writing a date. */
const FORMATS = {
  nb: formatsOf('nb-NO'),
  nn: formatsOf('nn-NO'),
  en: formatsOf('en-GB'),
} as const satisfies Record<Locale, unknown>;

function formatsOf(tag: string): Record<Form, Intl.DateTimeFormat> {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  return {
    day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: format({ month: 'long', year: 'numeric' }),
    weekday: format({ weekday: 'long' }),
  };
}
