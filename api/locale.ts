import type { IncomingHttpHeaders } from 'node:http';

export const LOCALES = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type Texts = Readonly<Record<Locale, string>>;

/** Picks the language of an answer from `Accept-Language`; bokmål when nothing asked for is spoken here. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((p) => p.trim().startsWith('q='));
      return { tag, q: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const language = tag.split('-')[0];
    if (language === 'no') return 'nb';
    const known = LOCALES.find((locale) => locale === language);
    if (known) return known;
  }
  return 'nb';
}
