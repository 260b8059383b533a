import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../api/locale.js';
import { Document } from './layout/document.js';
import { ShowingContext } from './layout/showing.js';
import { sayIn } from './texts/text.js';

/** Renders a whole page as markup. */
export function renderDocument(
  { locale, csrf }: { locale: Locale; csrf: string },
  props: ComponentProps<typeof Document>,
): string {
  const showing = { locale, csrf, say: sayIn.bind(undefined, locale) };
  const page = (
    <ShowingContext value={showing}>
      <Document {...props} />
    </ShowingContext>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
