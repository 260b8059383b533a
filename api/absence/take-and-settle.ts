import type { Database } from '../../prisma/connect.js';
import type { KeyedContext } from '../route.js';
import type { AbsencesAnswer } from './absences-answer.js';
import { inTransaction } from './in-transaction.js';
import { logRaised } from './log-raised.js';
import { presentTriggers } from './present-triggers.js';
import { reraiseMissed } from './reraise-missed.js';
import { LONGEST_WAIT_MS, settleRaised } from './settle-raised.js';
import { takeEntries } from './take-entries.js';

/** Holds what of a request the taking of entries needs. */
export type TakingContext = Pick<
  KeyedContext<string, unknown>,
  'deps' | 'caller' | 'now' | 'locale' | 'idempotency'
>;

/**
 * Takes entries in one transaction, with the answer kept for whoever repeats the request, and delivers what they raised; the answer
 * waits for the engine no longer than `until` (machine time).
 */
export async function takeAndSettle(
  { deps, caller, now, locale, idempotency }: TakingContext,
  entries: readonly unknown[],
  asHistory: boolean,
  until: number = Date.now() + LONGEST_WAIT_MS,
): Promise<AbsencesAnswer> {
  const { answer, raised } = await inTransaction(deps.db, async (tx) => {
    const request = { caller, entries, asHistory, now, locale };
    const { raised, ...counts } = await takeEntries(tx, deps, request);
    await logRaised(tx, caller, raised, now);
    // Inside the transaction, which alone sees the new cases until it ends.
    const triggers = await presentTriggers({ db: tx as Database }, caller, raised.triggers, now);
    const answer: AbsencesAnswer = { ...counts, triggers };
    await idempotency.keepAnswer(tx, { status: 200, body: answer });
    return { answer, raised };
  });
  const missed = await settleRaised(deps, raised, Math.max(0, until - Date.now()));
  if (missed.length > 0) await reraiseMissed(deps, now);
  return answer;
}
