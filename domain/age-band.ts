import type { AgeBand } from './codes.js';
import type { GuideRules } from './guide-rules.js';
import { ageOn, type LocalDate } from './local-time.js';

/** Tells the band that a student's age falls in on a day: whose view counts, and who consents. */
export function ageBandOn(
  birthDate: LocalDate,
  date: LocalDate,
  { viewFromAge, ownFromAge }: Pick<GuideRules['consent'], 'viewFromAge' | 'ownFromAge'>,
): AgeBand {
  const age = ageOn(birthDate, date);
  if (age >= ownFromAge) return '15-and-over';
  return age >= viewFromAge ? '12-to-14' : 'under-12';
}
