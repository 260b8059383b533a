import type { Locale } from '../locale.js';

/** Says in which language a run's report is kept: nobody in particular asks for it. */
export const FEED_LOCALE: Locale = 'nb';
