import { judgeTriggers } from '../../domain/absence/judge-triggers.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import { personOf, type Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import { asAbsenceEntry } from './compare-entries.js';
import { findEntries } from './find-entries.js';
import { findStudents, lockStudents } from './find-students.js';
import { judgeStudents } from './judge-students.js';
import { mayRegisterAt } from './may-register.js';
import { logRaised } from './log-raised.js';
import { raiseTriggers, type Raised } from './raise-triggers.js';

/** Takes one of the caller's entries back, in the caller's transaction; throws not-found where there is none in reach. */
export async function deleteEntry(
  tx: Transaction,
  deps: Pick<Deps, 'guide'>,
  { caller, entryId, now }: { caller: Caller; entryId: string; now: Instant },
): Promise<Raised> {
  const found = await findOwn(tx, caller, entryId);
  // The student may have left the roster since: the entry goes all the same.
  const [student] = await findStudents(tx, { ids: [found.studentId] });
  const { schoolId: id = '', schoolSourceId: sourceId = '' } = student ?? {};
  if (student && !mayRegisterAt(caller, { id, sourceId })) throw problem('not-found');
  await lockStudents(tx, [found.studentId]);
  const entry = await findOwn(tx, caller, entryId);
  const arrivals = [{ before: asAbsenceEntry(entry), after: null }];
  const judged = await judgeStudents(tx, deps, student ? [student] : [], {
    today: dateOf(now),
    asHistory: false,
    dates: [entry.date],
    judge: (absence, ctx) => judgeTriggers(absence, arrivals, ctx),
  });
  await tx.absence.update({ where: { id: BigInt(entry.id) }, data: { deletedAt: now } });
  const actorStaffId = personOf(caller)?.staffId ?? null;
  const raised = await raiseTriggers(tx, deps, judged, {
    now,
    clientId: caller.clientId,
    actorStaffId,
  });
  await logRaised(tx, caller, raised, now);
  return raised;
}

async function findOwn(tx: Transaction, caller: Caller, entryId: string) {
  const entry = (await findEntries(tx, [entryId])).find((e) => e.ownerClient === caller.clientId);
  if (!entry || entry.isDeleted) throw problem('not-found');
  return entry;
}
