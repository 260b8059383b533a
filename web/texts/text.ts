import type { Locale } from '../../api/locale.js';
import type { Text } from '../../guide/texts-schema.js';

export type { Text };

/** Makes a text: bokmål, nynorsk, English; one that is missing does not compile. */
export function text(nb: string, nn: string, en: string): Text {
  return { nb, nn, en };
}

/** Says a text in a language, with its `{variables}` filled in. */
export function sayIn(
  locale: Locale,
  { [locale]: wording }: Text,
  variables: Readonly<Record<string, string | number>> = {},
): string {
  if (!wording.includes('{')) return wording;
  return wording.replace(/\{(\w+)\}/g, (whole, name: string) => String(variables[name] ?? whole));
}

/** Picks some of the guide's texts by their codes, in the order of the codes. */
export function pickTexts<Code extends string>(
  texts: Readonly<Record<Code, Text>>,
  codes: readonly Code[],
): Record<string, Text> {
  return Object.fromEntries(codes.map((code) => [code, texts[code]]));
}

/** Writes words with a capital at the front, for where they begin a line. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
