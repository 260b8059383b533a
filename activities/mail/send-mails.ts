import { setTimeout as wait } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import type { Instant } from '../../domain/local-time.js';
import { claimDeliveries } from './claim-deliveries.js';
import { allotMessageIds, isLate } from './digest.js';
import { findGivenUp, findLeftBehind, findWaiting, type WaitingMail } from './find-mails.js';
import { handOver } from './hand-over.js';
import { lookAgain } from './look-again.js';
import type { MailDeps } from './mail-deps.js';
import { cancelMails, markFailed, settleMails } from './settle-deliveries.js';

/**
 * Sends the e-mails of one step. Each person gets each of them once, under one Message-ID whatever is retried; what is no longer
 * wanted is cancelled. When some come an outage too late, whatever else waits goes out with them, one digest a person. Throws (for
 * Temporal to try again) while a server has not taken something; what it took is never sent again.
 */
export async function sendMails(deps: MailDeps, mailIds: string[]): Promise<void> {
  const now = await deps.clock.now();
  const own = await findWaiting(deps.db, mailIds);
  if (own.length === 0) return;
  const onTime = own.filter((mail) => !isLate(mail, now));
  const open = await sendRound(deps, onTime, new Set(), now);
  if (onTime.length < own.length) open.push(...(await catchUp(deps, own, now)));
  const stillOwn = open.filter((id) => mailIds.includes(id));
  if (stillOwn.length > 0) {
    throw ApplicationFailure.retryable(
      `${stillOwn.length} e-mails wait for the mail server`,
      'mail-not-taken',
    );
  }
  // The server answers again: what was given up while it did not goes out too.
  if (onTime.length > 0) await catchUpQuietly(deps, now);
}

/** Marks as failed what could not be sent after every attempt; the next e-mail that gets through brings it along. */
export async function failMails(deps: MailDeps, mailIds: string[]): Promise<void> {
  await markFailed(deps.db, mailIds, 'unreachable', await deps.clock.now());
}

/** Waits a moment, so that the cases which wake together find their e-mails in one digest, and sends all that is late. */
async function catchUp(deps: MailDeps, own: WaitingMail[], now: Instant): Promise<string[]> {
  await wait(deps.digestWaitMs ?? 5_000);
  const stillOwn = await findWaiting(
    deps.db,
    own.filter((mail) => isLate(mail, now)).map(({ id }) => id),
  );
  if (stillOwn.length === 0) return [];
  const behind = await findLeftBehind(deps.db, now);
  const others = behind.filter((mail) => mail.wasGivenUp || isLate(mail, now));
  const ids = new Set(others.map(({ id }) => id));
  const all = [...others, ...stillOwn.filter(({ id }) => !ids.has(id))];
  return sendRound(deps, all, new Set(all.map(({ id }) => id)), now);
}

async function catchUpQuietly(deps: MailDeps, now: Instant): Promise<void> {
  const behind = await findGivenUp(deps.db, now);
  await sendRound(deps, behind, new Set(behind.map(({ id }) => id)), now);
}

/** Sends these e-mails and answers the ids of those that still have somebody waiting. */
async function sendRound(
  deps: MailDeps,
  mails: WaitingMail[],
  late: ReadonlySet<string>,
  now: Instant,
): Promise<string[]> {
  if (mails.length === 0) return [];
  const { db } = deps;
  const look = await lookAgain(db, mails, now);
  await cancelMails(db, look.unwanted, now);
  await markFailed(db, look.withoutReceiver, 'no-receiver', now);
  const leased = await claimDeliveries(db, allotMessageIds(look.wanted, late), {
    completed: look.completed,
    catchingUp: late.size > 0,
  });
  await handOver(deps, leased, look);
  return settleMails(
    db,
    look.wanted.map(({ mail }) => mail.id),
    now,
  );
}
