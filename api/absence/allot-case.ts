import { randomInt, randomUUID } from 'node:crypto';
import type { Trigger } from '../../domain/codes.js';
import type { Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';

/** Without vowels, so that no word comes out, and without characters that are easily taken for each other. */
const LETTERS = 'BCDFGHJKMNPQRSTVWXYZ23456789';

/** Holds a case's id and number, allotted with what raised it. */
export interface Allotment {
  caseId: string;
  caseNumber: string;
  studentId: string;
  schoolId: string;
  trigger: Trigger;
  opensAt: Instant;
}

/** Makes the id and number of a new case; they say nothing of school, student or birth. */
export function newCaseIds(): Pick<Allotment, 'caseId' | 'caseNumber'> {
  return { caseId: randomUUID(), caseNumber: `N-${fourLetters()}-${fourLetters()}` };
}

/** Stores allotments; the database refuses a second open one for a student. */
export async function storeAllotments(
  tx: Transaction,
  allotments: readonly Allotment[],
  now: Instant,
): Promise<void> {
  if (allotments.length === 0) return;
  await tx.$executeRaw`
    insert into case_allotment (case_id, case_number, student_id, school_id, trigger, allotted_at,
                                opens_at)
    select r."caseId", r."caseNumber", r."studentId", r."schoolId", r.trigger,
           ${now}::timestamptz, r."opensAt"
    from jsonb_to_recordset(${JSON.stringify(allotments)}::jsonb) as r(
      "caseId" uuid, "caseNumber" text, "studentId" uuid, "schoolId" uuid, trigger text,
      "opensAt" timestamptz)`;
}

function fourLetters(): string {
  return Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
