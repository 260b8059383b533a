import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../prisma/connect.js';
import { findOpenCases } from './find-open-cases.js';
import type { StaffOutcome } from './store-staff.js';
import type { Telling } from './tell-cases.js';

type Leaver = Pick<StaffOutcome, 'id' | 'left' | 'lostSchoolIds'>;

/** Makes what cases must hear whose contact teacher left, or is one no longer at their school: they are without a holder. */
export async function tellingsOfLeavers(
  tx: Transaction,
  staff: readonly Leaver[],
): Promise<Telling[]> {
  const tellings: Telling[] = [];
  for (const { id, left, lostSchoolIds } of staff) {
    if (!left && lostSchoolIds.length === 0) continue;
    const held = await findOpenCases(tx, { holderId: id });
    for (const { caseId, schoolId } of held) {
      if (!left && !lostSchoolIds.includes(schoolId)) continue;
      tellings.push({
        caseId,
        notice: {
          type: 'change-holder',
          staffId: null,
          assignmentId: randomUUID(),
          schoolId: null,
          setting: null,
        },
      });
    }
  }
  return tellings;
}
