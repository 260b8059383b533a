import { ageBandOn } from '../../domain/age-band.js';
import type { AgeBand } from '../../domain/codes.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import { schoolYearOf, type Alike } from '../../domain/local-agenda.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';

interface Within {
  schoolId: string;
  now: Instant;
  ages: GuideRules['consent'];
}

/** Counts a school's students by age band and school year, and answers how many could be meant by a sheet of each. */
export async function countAlike(
  db: Database,
  { schoolId, now, ages }: Within,
): Promise<(student: { ageBand: AgeBand; className: string }) => Alike> {
  // Of all students, whom the one who asks need not reach: their own few would make every school look small. Only counts leave here.
  const students = await asProgram(() =>
    db.student.findMany({
      where: { schoolId, active: true },
      select: { birthDate: true, className: true },
    }),
  );
  const today = dateOf(now);
  const bands = students.map(({ birthDate }) =>
    ageBandOn(birthDate.toISOString().slice(0, 10), today, ages),
  );
  const years = students.map(({ className }) => schoolYearOf(className));
  return ({ ageBand, className }) => ({
    inBand: bands.filter((band) => band === ageBand).length,
    inYear: years.filter((year) => year === schoolYearOf(className)).length,
  });
}
