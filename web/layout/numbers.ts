import type { Locale } from '../../api/locale.js';

/** Writes a share of 0 to 1 in per cent, with one decimal: «4,2 %»; a dash where there is none. */
export function writeShare(share: number | null, locale: Locale): string {
  if (share === null) return '–';
  return FORMATS[locale].share.format(share);
}

/** Writes a number with at most one decimal, as it is written in Norway: «1 204,5»; a dash where there is none. */
export function writeNumber(number: number | null, locale: Locale): string {
  return number === null ? '–' : FORMATS[locale].number.format(number);
}

/** Made once, as the formats of dates are. */
const FORMATS = {
  nb: formatsOf('nb-NO'),
  nn: formatsOf('nn-NO'),
  en: formatsOf('en-GB'),
} as const satisfies Record<Locale, unknown>;

function formatsOf(tag: string) {
  const format = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(tag, { maximumFractionDigits: 1, ...options });
  return {
    share: format({ style: 'percent', minimumFractionDigits: 1 }),
    number: format({}),
  };
}
