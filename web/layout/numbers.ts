import type { Locale } from '../../api/locale.js';

const TAGS = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** Writes a share of 0 to 1 in per cent, with one decimal: «4,2 %»; a dash where there is none. */
export function writeShare(share: number | null, locale: Locale): string {
  if (share === null) return '–';
  return write(share, locale, { style: 'percent', minimumFractionDigits: 1 });
}

/** Writes a number with at most one decimal, as it is written in Norway: «1 204,5»; a dash where there is none. */
export function writeNumber(number: number | null, locale: Locale): string {
  return number === null ? '–' : write(number, locale, {});
}

function write(number: number, locale: Locale, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 1, ...options }).format(
    number,
  );
}
