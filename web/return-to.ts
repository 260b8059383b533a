import { isOwnPath } from './paths.js';

const NAME = 'tilbake';

/** Reads where somebody came from, out of an address or a form; only a place on these pages counts. */
export function returnTo(...from: readonly URLSearchParams[]): string | undefined {
  const given = from.map((params) => params.get(NAME)).find((one) => one !== null);
  return given !== undefined && given !== null && isOwnPath(given) ? given : undefined;
}

/** Adds to a link where its page leads back to. */
export function withReturn(href: string, back: string | undefined): string {
  if (back === undefined) return href;
  return `${href}?${new URLSearchParams({ [NAME]: back }).toString()}`;
}
