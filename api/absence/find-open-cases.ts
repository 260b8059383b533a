import { agreedHoursOf, type AgreedHours } from '../../domain/absence/agreed-hours.js';
import type { Phase } from '../../domain/codes.js';
import type { Plan } from '../../domain/case.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import type { Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';

/** Holds the case that is open for a student, as far as the triggers need it. */
export interface OpenCase {
  studentId: string;
  caseId: string;
  caseNumber: string;
  allottedAt: Instant;
  /** After `allottedAt` where the guide's minutes of grace run, or ran. */
  opensAt: Instant;
  agreed: AgreedHours[];
  /** Those of the guide that the case was opened with; null until the engine has opened it. */
  figures: GuideRules['triggers'] | null;
}

interface Row {
  studentId: string;
  caseId: string;
  caseNumber: string;
  allottedAt: Date;
  opensAt: Date;
  phase: Phase | null;
  plans: Plan[] | null;
  guideVersion: string | null;
}

/** Finds the students' open cases, allotted ones that the engine has not opened yet among them. */
export async function findOpenCases(
  tx: Transaction,
  studentIds: readonly string[],
): Promise<Map<string, OpenCase>> {
  const rows = await tx.$queryRaw<Row[]>`
    select a.student_id as "studentId", a.case_id as "caseId", a.case_number as "caseNumber",
           a.allotted_at as "allottedAt", a.opens_at as "opensAt", c.phase, c.state->'plans' as plans, c.guide_version as "guideVersion"
    from case_allotment a left join concern_case c on c.id = a.case_id
    where a.student_id = any(${[...studentIds]}::uuid[]) and a.ended_at is null`;
  const figures = await findFigures(tx, rows);
  return new Map(
    rows.map(({ phase, plans, allottedAt, opensAt, guideVersion, ...row }) => [
      row.studentId,
      {
        ...row,
        allottedAt: allottedAt.toISOString(),
        opensAt: opensAt.toISOString(),
        agreed: phase && plans ? agreedHoursOf({ phase, plans }) : [],
        figures: figures.get(guideVersion ?? '') ?? null,
      },
    ]),
  );
}

/** A case's setting is large, and its figures are the same in all cases of a version: one of each is read. */
async function findFigures(
  tx: Transaction,
  rows: readonly Row[],
): Promise<Map<string, GuideRules['triggers']>> {
  const oneOf = new Map(rows.map(({ guideVersion, caseId }) => [guideVersion, caseId]));
  oneOf.delete(null);
  if (oneOf.size === 0) return new Map();
  const found = await tx.$queryRaw<{ version: string; figures: GuideRules['triggers'] }[]>`
    select guide_version as version, setting->'guide'->'triggers' as figures
    from concern_case where id = any(${[...oneOf.values()]}::uuid[])`;
  return new Map(found.map(({ version, figures }) => [version, figures]));
}
