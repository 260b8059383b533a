import type { Clock } from '../../domain/clock.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import type { Actor, Command, Notice } from '../../domain/commands.js';
import { findActor } from '../../prisma/find-actor.js';
import type { Database } from '../../prisma/connect.js';
import type { InboxCommand } from '../../prisma/generated/client.js';
import type { CaseStart } from '../../workflows/concern-case/messages.js';
import type { CaseClient, Taken } from '../case-client.js';
import type { Refusal } from '../../domain/refusals.js';

/** Holds a command of the inbox, as far as its delivery needs it. */
export type StoredCommand = Pick<
  InboxCommand,
  'id' | 'caseId' | 'name' | 'clientId' | 'actorStaffId' | 'status' | 'attempts'
> & {
  payload: unknown;
  /** Known only while the request that stored it waits; else looked up anew. */
  actor?: Actor;
};

/** Carries, in the inbox, what a case is to be opened with. */
export interface OpenCasePayload {
  type: 'open-case';
  start: Extract<CaseStart, { kind: 'open' }>;
}

export type Settled =
  { status: 'applied' } | { status: 'refused'; refusal: Refusal } | { status: 'pending' };

/** Waits so long for the engine's answer; after it the command may still be applied, so it is sent again with the same id. */
const ENGINE_ANSWERS_WITHIN_MS = 10_000;

/** Sends one stored command to its case, with the sender's rights as they are now. Rejects when the answer is not known. */
export async function deliverCommand(
  deps: { db: Database; clock: Clock; client: CaseClient },
  stored: StoredCommand,
): Promise<Settled> {
  const taken = await send(deps, stored);
  if (taken.status === 'refused') return taken;
  if (taken.status === 'not-running') return { status: 'refused', refusal: { code: 'not-found' } };
  // A record answers the inbox itself; only what comes before the opening has none.
  if (taken.seq === 0) await markApplied(deps, stored.id);
  return { status: 'applied' };
}

async function send(
  { db, clock, client }: { db: Database; clock: Clock; client: CaseClient },
  stored: StoredCommand,
): Promise<Taken> {
  const deadline = new Date(Date.now() + ENGINE_ANSWERS_WITHIN_MS);
  if (stored.name === 'open-case') {
    const { start } = stored.payload as OpenCasePayload;
    return client.open(stored.id, start, { now: await clock.now(), deadline });
  }
  const command = stored.payload as Command | Notice;
  const actor = stored.actor ?? (await findActor(db, stored, await clock.now()));
  const message = { commandId: stored.id, actor, command };
  const taken = await client.send(stored.caseId, message, deadline);
  if (taken.status !== 'not-running' || stored.status === 'applied') return taken;
  const start = await findEnded(db, stored.caseId);
  return start ? client.sendToEnded(start, message, deadline) : taken;
}

/** Reads the value of a case whose run has ended (closed, or lost with the engine's data). */
async function findEnded(
  db: Database,
  caseId: string,
): Promise<Extract<CaseStart, { kind: 'go-on' }> | undefined> {
  const row = await db.concernCase.findUnique({
    where: { id: caseId },
    select: { caseNumber: true, state: true, setting: true },
  });
  if (!row) return undefined;
  return {
    kind: 'go-on',
    caseNumber: row.caseNumber,
    case: row.state as unknown as ConcernCase,
    setting: row.setting as unknown as CaseSetting,
  };
}

async function markApplied({ db, clock }: { db: Database; clock: Clock }, commandId: string) {
  await db.inboxCommand.updateMany({
    where: { id: commandId, status: 'pending' },
    data: { status: 'applied', settledAt: await clock.now() },
  });
}
