import { createContext, useContext } from 'react';
import type { Locale } from '../../api/locale.js';
import type { Text } from '../../guide/texts-schema.js';

/** Holds what every component may need of the page it is on. */
export interface Showing {
  locale: Locale;
  /** The token that every form carries; empty where nobody is logged in. */
  csrf: string;
  say(text: Text, variables?: Readonly<Record<string, string | number>>): string;
}

export const ShowingContext = createContext<Showing | undefined>(undefined);

/** Finds the page's language and token from inside any component. */
export function useShowing(): Showing {
  const showing = useContext(ShowingContext);
  if (!showing) throw new Error('A component is shown outside a page');
  return showing;
}
