import { judgeTriggers } from '../../domain/absence/judge-triggers.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import { personOf, type Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { asAbsenceEntry } from './compare-entries.js';
import { findEntries } from './find-entries.js';
import { findStudents, lockStudents } from './find-students.js';
import { inTransaction } from './in-transaction.js';
import { judgeStudents } from './judge-students.js';
import { guardRegistering, mayRegisterAt } from './may-register.js';
import { logRaised } from './log-raised.js';
import { raiseTriggers, type Raised } from './raise-triggers.js';
import { settleRaised } from './settle-raised.js';

/** Takes an entry back that should never have been; a case that stood on it alone closes, while nobody has acted on it. */
export const deleteAbsenceRoute = defineRoute({
  method: 'delete',
  path: '/absences/:entryId',
  operationId: 'deleteAbsence',
  summary: 'Delete an entry',
  tags: ['Absence'],
  scopes: ['naervaer:absence.write'],
  access: { rule: 'absence' },
  responses: { 204: { description: 'The entry is gone.' } },
  guard: ({ caller }) => guardRegistering(caller),
  async handle({ deps, caller, params, now }) {
    const raised = await inTransaction(deps.db, (tx) =>
      deleteEntry(tx, deps, { caller, entryId: params.entryId, now }),
    );
    await settleRaised(deps, raised);
    return { status: 204 };
  },
});

async function deleteEntry(
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
