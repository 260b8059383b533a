import {
  judgeManual,
  judgeTriggers,
  type JudgeContext,
  type Judgement,
} from '../../domain/absence/judge-triggers.js';
import type { StudentAbsence } from '../../domain/absence/student-absence.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';
import type { Deps } from '../deps.js';
import { findMissed, type MissedFiring } from './find-missed.js';
import { lockStudents } from './find-students.js';
import { inTransaction } from './in-transaction.js';
import { judgeStudents } from './judge-students.js';
import { raiseTriggers, type Raised } from './raise-triggers.js';
import { settleRaised } from './settle-raised.js';

/**
 * Raises anew what a case could no longer hear of, because it had closed in the moment between the entry and its delivery: such an
 * entry is a new one, and opens a new case. Safe to call at any time; belongs beside the delivery of what was left over.
 */
export async function reraiseMissed(
  deps: Pick<Deps, 'db' | 'guide' | 'desk' | 'log'>,
  now: Instant,
): Promise<void> {
  // Whoever's request finds out that something was missed: it is anybody's.
  const missed = await asProgram(() => findMissed(deps.db, null));
  for (const studentId of new Set(missed.map((firing) => firing.studentId))) {
    const raised = await inTransaction(deps.db, (tx) => reraise(tx, deps, studentId, now));
    await settleRaised(deps, raised);
  }
}

async function reraise(
  tx: Transaction,
  deps: Pick<Deps, 'guide'>,
  studentId: string,
  now: Instant,
): Promise<Raised> {
  await lockStudents(tx, [studentId]);
  const missed = await findMissed(tx, studentId);
  const raised: Raised = { triggers: [], commands: [] };
  for (const firing of missed) {
    // Withdrawn first: the entries behind it would otherwise be spent with the case that closed.
    await tx.triggerFiring.update({ where: { id: firing.id }, data: { withdrawnAt: now } });
    const student = { id: studentId, schoolId: firing.schoolId };
    const judged = await judgeStudents(tx, deps, [student], {
      today: dateOf(now),
      asHistory: false,
      dates: firing.entries.map((entry) => entry.date),
      judge: (absence, ctx) => judgeAgain(firing, absence, ctx),
    });
    const by = { now, clientId: firing.clientId, actorStaffId: null };
    const again = await raiseTriggers(tx, deps, judged, by);
    raised.triggers.push(...again.triggers);
    raised.commands.push(...again.commands);
  }
  return raised;
}

function judgeAgain(firing: MissedFiring, absence: StudentAbsence, ctx: JudgeContext): Judgement {
  if (firing.trigger === 'manual') {
    return { firings: [judgeManual(absence, ctx)], withdraws: false };
  }
  const arrivals = firing.entries.map((after) => ({ before: null, after }));
  return judgeTriggers(absence, arrivals, ctx);
}
