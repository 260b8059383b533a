import type { LocalDate, LocalTime } from '../../domain/local-time.js';
import { dateOf, timeOf, type Instant } from '../../domain/local-time.js';
import { fillText, type MailTexts } from '../../guide/mail-schema.js';
import type { Locale } from '../../guide/texts-schema.js';

const INTL: Record<Locale, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

// Made once: making one costs more than a hundred uses.
const FORMATS = new Map<Locale, Intl.DateTimeFormat>();

/** Writes a day out in the reader's language: "torsdag 17. september 2026". */
export function writeDay(date: LocalDate, locale: Locale): string {
  const format = FORMATS.get(locale) ?? makeFormat(locale);
  FORMATS.set(locale, format);
  return format.format(new Date(date)).replace(/,/g, '');
}

function makeFormat(locale: Locale): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(INTL[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** Writes a day and a wall-clock time: "torsdag 17. september 2026 kl. 16.00". */
export function writeDayAndTime(
  date: LocalDate,
  time: LocalTime,
  locale: Locale,
  texts: MailTexts,
): string {
  return fillText(texts.dateTime, {
    date: writeDay(date, locale),
    time: time.replace(':', texts.timeSeparator),
  });
}

/** Writes an instant as the clocks in Europe/Oslo show it. */
export function writeInstant(at: Instant, locale: Locale, texts: MailTexts): string {
  return writeDayAndTime(dateOf(at), timeOf(at), locale, texts);
}
