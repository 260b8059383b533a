import { randomUUID } from 'node:crypto';
import { judgeManual } from '../../domain/absence/judge-triggers.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import { asProgram } from '../../prisma/scope.js';
import type { Transaction } from '../../prisma/connect.js';
import { lockStudents, type RegisterStudent } from '../absence/find-students.js';
import { inTransaction } from '../absence/in-transaction.js';
import { judgeStudents } from '../absence/judge-students.js';
import { raiseTriggers } from '../absence/raise-triggers.js';
import { personOf, type Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { textOf } from './command-text.js';

interface Concern {
  caller: Caller;
  student: RegisterStudent;
  reason: string;
  now: Instant;
  commandId: string;
  /** An earlier try of the same request stored it. */
  alreadyStored: boolean;
}

export interface RaisedConcern {
  caseId: string;
  opened: boolean;
}

/** Stores a person's concern, delivers it, and waits for the engine; if the case closed in that very moment, the concern opens another. */
export async function raiseConcern(
  deps: Pick<Deps, 'db' | 'guide' | 'desk' | 'env'>,
  concern: Concern,
): Promise<RaisedConcern> {
  const waitMs = deps.env.COMMAND_WAIT_SECONDS * 1000;
  const raised = concern.alreadyStored
    ? await findRaised(deps, concern.commandId)
    : await inTransaction(deps.db, (tx) => store(tx, deps, concern));
  const settled = await deps.desk.settle(raised.caseId, concern.commandId, waitMs);
  if (settled.status !== 'refused') return raised;

  const commandId = randomUUID();
  const again = await inTransaction(deps.db, async (tx) => {
    await tx.triggerFiring.updateMany({
      where: { id: concern.commandId },
      data: { withdrawnAt: concern.now },
    });
    return store(tx, deps, { ...concern, commandId });
  });
  await deps.desk.settle(again.caseId, commandId, waitMs);
  return again;
}

async function store(
  tx: Transaction,
  deps: Pick<Deps, 'guide'>,
  { caller, student, reason, now, commandId }: Concern,
): Promise<RaisedConcern> {
  await lockStudents(tx, [student.id]);
  const judged = await judgeStudents(tx, deps, [student], {
    today: dateOf(now),
    asHistory: false,
    dates: [],
    judge: (absence, ctx) => ({ firings: [judgeManual(absence, ctx)], withdraws: false }),
  });
  const raised = await raiseTriggers(tx, deps, judged, {
    now,
    clientId: caller.clientId,
    actorStaffId: personOf(caller)?.staffId ?? null,
    manual: { commandId, text: textOf({ reason }) },
  });
  const [trigger] = raised.triggers;
  if (!trigger) throw new Error('A concern that a person reports always reaches a case');
  return trigger;
}

async function findRaised({ db }: Pick<Deps, 'db'>, commandId: string): Promise<RaisedConcern> {
  // Their own request, which may have opened a case that they do not see.
  const stored = await asProgram(() =>
    db.inboxCommand.findUniqueOrThrow({ where: { id: commandId } }),
  );
  return { caseId: stored.caseId, opened: stored.name === 'open-case' };
}
