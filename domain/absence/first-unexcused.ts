import type { EachEntryRule } from './trigger-rule.js';

/**
 * Fires for an unexcused lesson or day that is not spent.
 * @guide første udokumenterte time
 */
export const firstUnexcused: EachEntryRule = {
  trigger: 'first-unexcused',
  per: 'entry',
  kinds: ['unexcused-lesson', 'unexcused-day'],
};
