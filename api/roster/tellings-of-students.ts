import { randomUUID } from 'node:crypto';
import type { GuideRules } from '../../domain/guide-rules.js';
import type { Instant } from '../../domain/local-time.js';
import { findSetting } from '../../prisma/find-setting.js';
import type { Transaction } from '../../prisma/connect.js';
import { studentFactsOf } from '../../prisma/student-facts.js';
import { findOpenCases } from './find-open-cases.js';
import type { StudentOutcome } from './store-students.js';
import type { Telling } from './tell-cases.js';

type Changed = Pick<StudentOutcome, 'factsChanged' | 'schoolChanged' | 'holderChanged' | 'student'>;

/** Makes what the open cases of changed students must hear: facts that decide consent and sight at once, another holder or school as a handover. */
export async function tellingsOfStudents(
  tx: Transaction,
  outcomes: readonly Changed[],
  { guide, now }: { guide: GuideRules; now: Instant },
): Promise<Telling[]> {
  const tellings: Telling[] = [];
  for (const { student, factsChanged, schoolChanged, holderChanged } of outcomes) {
    if (!student || !(factsChanged || schoolChanged || holderChanged)) continue;
    for (const { caseId } of await findOpenCases(tx, { studentId: student.id })) {
      const facts = studentFactsOf(student, now, guide);
      if (factsChanged) tellings.push({ caseId, notice: { type: 'change-student', ...facts } });
      if (!schoolChanged && !holderChanged) continue;
      const isHolderHere = student.contactTeacher?.active === true;
      tellings.push({
        caseId,
        notice: {
          type: 'change-holder',
          staffId: isHolderHere ? student.contactTeacherId : null,
          assignmentId: randomUUID(),
          schoolId: schoolChanged ? student.schoolId : null,
          setting: schoolChanged ? await findSetting(tx, student.schoolId, guide) : null,
        },
      });
    }
  }
  return tellings;
}
