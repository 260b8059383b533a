import type { Logger } from 'pino';
import type { Clock } from '../../domain/clock.js';
import type { Refusal } from '../../domain/refusals.js';
import { asProgram } from '../../prisma/scope.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { refuseCommand } from '../../prisma/refuse-command.js';
import type { CaseClient } from '../case-client.js';
import { atMost } from './at-most.js';
import { createConfirmations } from './confirmations.js';
import { deliverCommand, type Settled, type StoredCommand } from './deliver-command.js';
import { insertCommand, type CommandToStore } from './insert-command.js';
import type { RecordNews } from './listen-for-records.js';

/**
 * Stands between a caller and the engine: a command is a row first, then sent until the engine has answered, in order for each case.
 * The caller has the answer as soon as the record is stored. For the desk that is not enough: an engine that died before it heard of
 * the record would go on without it.
 */
export interface CommandDesk {
  /** Stores a command, inside the caller's transaction; false where it was stored already, or its key is taken. */
  store(tx: Database | Transaction, command: CommandToStore): Promise<boolean>;
  /**
   * Delivers the case's pending commands in order; answers how this one ended, or `pending` once `waitMs` is over. An opening that the
   * caller has just stored needs no reading: nothing can be on its way before it.
   */
  settle(
    caseId: string,
    commandId: string,
    waitMs: number,
    justStored?: CommandToStore,
  ): Promise<Settled>;
  /** Delivers what was left over: after a restart, an outage, a deadline. Called again and again by the API. */
  deliverLeftOver(): Promise<void>;
}

const LEFT_OVER_CASES = 200;
/** More at once only wait inside the engine, until its answer comes too late. */
const CASES_AT_ONCE = 40;
/** So long after its request looked up who sends it, a command is still sent at once. */
const AT_ONCE_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** Makes the desk of one API process. Several may run: the update id makes a command that two of them send one command. */
export function createCommandDesk(deps: {
  db: Database;
  clock: Clock;
  client: CaseClient;
  log: Logger;
  /** Without it, callers wait until the engine has heard of the record too. */
  news?: Pick<RecordNews, 'subscribe'>;
}): CommandDesk {
  const { db, clock, client, log, news } = deps;
  const confirmed = createConfirmations(db, log);
  const inLine = atMost(CASES_AT_ONCE);
  const rounds = new Map<string, { wanted: (string | undefined)[]; finished: Promise<void> }>();
  /** Commands just stored for a caller who waits, with what was on its way before them. */
  const fresh = new Map<string, { command: StoredCommand; before: string[]; storedAt: number }>();
  const waiting = new Map<string, (settled: Settled) => void>();
  news?.subscribe((commandId) => waiting.get(commandId)?.({ status: 'applied' }));

  async function deliverRound(caseId: string, wanted: (string | undefined)[]): Promise<void> {
    for (const command of findNext(wanted) ?? (await findUnconfirmed(db, caseId))) {
      if (confirmed.has(command.id)) continue;
      const settled = await deliverOne(command);
      waiting.get(command.id)?.(settled);
      if (settled.status !== 'pending') waiting.delete(command.id);
      // What comes after must not overtake what may still be applied.
      if (settled.status === 'pending') return;
    }
  }

  function remember(stored: CommandToStore, before: string[]): void {
    const { commandId: id, actor, caseId, name, clientId, actorStaffId, payload } = stored;
    const row = { id, caseId, name, clientId, actorStaffId, payload, ...(actor && { actor }) };
    const command: StoredCommand = { ...row, status: 'pending', attempts: 0 };
    fresh.set(id, { command, before, storedAt: performance.now() });
  }

  /**
   * Finds the one command that is wanted without asking the database, where nothing before it is under way. One that had to wait is
   * read, and its sender's rights are looked up, anew.
   */
  function findNext(wanted: (string | undefined)[]): StoredCommand[] | undefined {
    const [first = '', ...others] = wanted;
    const found = others.length === 0 ? fresh.get(first) : undefined;
    if (found?.command.actor && performance.now() - found.storedAt > AT_ONCE_MS) return undefined;
    return found?.before.every((id) => confirmed.has(id)) ? [found.command] : undefined;
  }

  async function deliverOne(command: StoredCommand): Promise<Settled> {
    try {
      const settled = await deliverCommand({ db, clock, client }, command);
      if (settled.status === 'refused' && command.status === 'pending') {
        const { refusal } = settled;
        await refuseCommand(db, { commandId: command.id, refusal, at: await clock.now() });
      }
      confirmed.add(command.id);
      // What is recorded stays so, whatever the engine makes of it the second time.
      return command.status === 'applied' ? { status: 'applied' } : settled;
    } catch (error) {
      const code = error instanceof Error ? error.name : 'unknown';
      log.warn({ code, attempts: command.attempts }, 'a command waits for the engine');
      await postpone(db, command);
      return { status: 'pending' };
    }
  }

  function deliver(caseId: string, wanted?: string): Promise<void> {
    const running = rounds.get(caseId);
    if (running) {
      running.wanted.push(wanted);
      return running.finished;
    }
    const round = { wanted: [wanted], finished: Promise.resolve() };
    // Whoever's request began the round: it delivers what others sent too, with each sender's rights looked up.
    const goRound = () =>
      asProgram(async () => {
        try {
          while (round.wanted.length > 0) await deliverRound(caseId, round.wanted.splice(0));
        } finally {
          // At once: what is wanted from now on begins a round of its own.
          rounds.delete(caseId);
        }
      });
    // Who waits for one command does not stand in line behind a register's thousand openings.
    const isWaitedFor = wanted !== undefined && fresh.get(wanted)?.command.actor !== undefined;
    round.finished = (isWaitedFor ? goRound() : inLine(goRound)).catch((error: unknown) =>
      log.error({ error }, 'a delivery failed'),
    );
    rounds.set(caseId, round);
    return round.finished;
  }

  return {
    async store(tx, command) {
      const stored = await insertCommand(tx, command);
      if (stored && command.actor) remember(command, stored.before);
      return stored !== undefined;
    },

    async settle(caseId, commandId, waitMs, justStored) {
      if (justStored?.name === 'open-case') remember(justStored, []);
      let timer: NodeJS.Timeout | undefined;
      const settled = new Promise<Settled>((resolve) => {
        waiting.set(commandId, resolve);
        timer = setTimeout(() => resolve({ status: 'pending' }), waitMs);
      });
      void deliver(caseId, commandId)
        // Answered by now, unless somebody else delivered it: another process, an operator's Signal.
        .then(() =>
          waiting.has(commandId) ? asProgram(() => findSettled(db, commandId)) : undefined,
        )
        .then((found) => found && waiting.get(commandId)?.(found))
        .catch(() => undefined);
      return settled.finally(() => {
        clearTimeout(timer);
        waiting.delete(commandId);
        fresh.delete(commandId);
      });
    },

    async deliverLeftOver() {
      const cases = await db.$queryRaw<{ case_id: string }[]>`
        select case_id from inbox_command
        where (status = 'pending' and (next_attempt_at is null or next_attempt_at < now()))
          or (status = 'applied' and next_attempt_at < now())
        group by case_id order by min(arrival) limit ${LEFT_OVER_CASES}`;
      // Those under way, or in line, come to their end by themselves.
      const left = cases.filter(({ case_id }) => !rounds.has(case_id));
      await Promise.all(left.map(({ case_id }) => deliver(case_id)));
    },
  };
}

/** Finds what the engine has not answered: pending, or recorded without its knowing. */
function findUnconfirmed(db: Database, caseId: string): Promise<StoredCommand[]> {
  return db.inboxCommand.findMany({
    where: {
      caseId,
      OR: [{ status: 'pending' }, { status: 'applied', nextAttemptAt: { not: null } }],
    },
    orderBy: { arrival: 'asc' },
  });
}

async function findSettled(db: Database, commandId: string): Promise<Settled | undefined> {
  const row = await db.inboxCommand.findUnique({
    where: { id: commandId },
    select: { status: true, refusal: true },
  });
  if (row?.status === 'applied') return { status: 'applied' };
  if (row?.status !== 'refused') return undefined;
  return { status: 'refused', refusal: row.refusal as unknown as Refusal };
}

/** Sets the next try by the machine's clock, with growing gaps. */
async function postpone(db: Database, { id, attempts }: StoredCommand): Promise<void> {
  const gapMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
  await db.$executeRaw`
    update inbox_command
    set attempts = attempts + 1, next_attempt_at = now() + ${gapMs} * interval '1 millisecond'
    where id = ${id}::uuid`.catch(() => undefined);
}
