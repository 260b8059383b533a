import { ageBandOn } from '../../domain/age-band.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import {
  anonymousSheetOf,
  countSameSheets,
  schoolYearOf,
  type Alike,
  type AnonymousSheet,
} from '../../domain/local-agenda.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';

interface Within {
  schoolId: string;
  now: Instant;
  ages: GuideRules['consent'];
}

/** Counts the students of a school, and answers how many of them could be meant by a case's sheet. */
export async function countAlike(
  db: Database,
  { schoolId, now, ages }: Within,
): Promise<(student: { sheet: AnonymousSheet; className: string }) => Alike> {
  // Of all students, whom the one who asks need not reach: their own few would make every school look small. Only counts leave here.
  const [students, sheets] = await asProgram(() =>
    Promise.all([
      db.student.findMany({
        where: { schoolId, active: true },
        select: { birthDate: true, className: true },
      }),
      findSheets(db, schoolId),
    ]),
  );
  const today = dateOf(now);
  const bands = students.map(({ birthDate }) =>
    ageBandOn(birthDate.toISOString().slice(0, 10), today, ages),
  );
  const years = students.map(({ className }) => schoolYearOf(className));
  return ({ sheet, className }) => ({
    inBand: bands.filter((band) => band === sheet.ageBand).length,
    inMix: countSameSheets(sheets, sheet),
    inYear: years.filter((year) => year === schoolYearOf(className)).length,
  });
}

/** Finds what a sheet would say of each open case of a school: reasons and plans are known of these alone. */
async function findSheets(db: Database, schoolId: string): Promise<AnonymousSheet[]> {
  const rows = await db.$queryRaw<{ shown: Parameters<typeof anonymousSheetOf>[0] }[]>`
    select jsonb_build_object('ageBand', state->'ageBand', 'triggers', state->'triggers', 'plans', state->'plans') as shown
    from concern_case where school_id = ${schoolId}::uuid and closed_at is null`;
  return rows.map(({ shown }) => anonymousSheetOf(shown));
}
