import { ageBandOn } from '../domain/age-band.js';
import type { AgeBand } from '../domain/codes.js';
import type { GuideRules } from '../domain/guide-rules.js';
import { dateOf, type Instant } from '../domain/local-time.js';
import { fromDateColumn } from './local-dates.js';

/** Holds what a case knows of its student: no identity, only what decides about consent and who sees. */
export interface StudentFacts {
  ageBand: AgeBand;
  /** Sorted, so that the same guardians always read the same. */
  guardianIds: string[];
  protectedAddress: boolean;
}

interface StudentRow {
  birthDate: Date;
  protectedAddress: number | null;
  guardians: readonly { id: string; parentalResponsibility: boolean; endedAt: Date | null }[];
}

/** Takes from a student's rows the facts that a case is opened with, and told of when they change. */
export function studentFactsOf(
  student: StudentRow,
  now: Instant,
  guide: Pick<GuideRules, 'consent'>,
): StudentFacts {
  return {
    ageBand: ageBandOn(fromDateColumn(student.birthDate), dateOf(now), guide.consent),
    guardianIds: student.guardians
      .filter((guardian) => guardian.parentalResponsibility && guardian.endedAt === null)
      .map(({ id }) => id)
      .sort(),
    protectedAddress: student.protectedAddress !== null,
  };
}
