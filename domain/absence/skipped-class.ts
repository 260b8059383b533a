import type { EachEntryRule } from './trigger-rule.js';

/** Fires for each lesson that a student stayed away from while at school. */
export const skippedClass: EachEntryRule = {
  trigger: 'skipped-class',
  per: 'entry',
  kinds: ['skipped-class'],
};
