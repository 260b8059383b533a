import type { EachEntryRule } from './trigger-rule.js';

/** Fires for each time a student came to school and left again. */
export const leftSchool: EachEntryRule = {
  trigger: 'left-school',
  per: 'entry',
  kinds: ['left-school'],
};
