import { setTimeout as wait } from 'node:timers/promises';
import type { MailData } from '../../domain/effects.js';
import { LOCALES } from '../../guide/texts-schema.js';
import type { LeasedDelivery } from './claim-deliveries.js';
import { composeLetter, type LetterPart } from './compose-letter.js';
import type { Handover, Letter } from './create-mailer.js';
import type { WaitingMail } from './find-mails.js';
import type { Look } from './look-again.js';
import type { MailDeps } from './mail-deps.js';
import { MailDataError } from './render-mail.js';
import { recordHandover, releaseUntried } from './settle-deliveries.js';

/** A round ends well before its leases do; what is left goes out in the next. */
const LONGEST_ROUND_MS = 60_000;

/**
 * Hands over the letters that were leased, one a Message-ID, recording each answer before the next. A server that cannot be reached
 * at all ends the round: the rest would each wait for its time-out.
 */
export async function handOver(
  deps: MailDeps,
  leased: readonly LeasedDelivery[],
  look: Look,
): Promise<void> {
  const letters = [...groupByMessage(leased)];
  const endBy = performance.now() + LONGEST_ROUND_MS;
  let lostInARow = 0;
  while (letters.length > 0 && performance.now() < endBy) {
    const [messageId, deliveries] = letters.shift() as (typeof letters)[number];
    const handover = await trySend(deps, messageId, deliveries, look);
    await recordSurely(deps, messageId, handover);
    lostInARow = handover.outcome === 'unknown' ? lostInARow + 1 : 0;
    // One lost connection may be that letter's; two are the server's.
    if (isServerAway(handover) || lostInARow > 1) break;
  }
  await releaseUntried(
    deps.db,
    letters.map(([messageId]) => messageId),
  );
}

/** What the server took must not be sent again because the database was away for a moment: tries on while the lease lasts. */
async function recordSurely(deps: MailDeps, messageId: string, handover: Handover): Promise<void> {
  const at = await deps.clock.now();
  for (let triesLeft = 30; ; triesLeft--) {
    try {
      return await recordHandover(deps.db, messageId, handover, at);
    } catch (error) {
      if (handover.outcome !== 'accepted' || triesLeft === 0) throw error;
      await wait(deps.recordAgainMs ?? 1_000);
    }
  }
}

async function trySend(
  deps: MailDeps,
  messageId: string,
  deliveries: readonly LeasedDelivery[],
  look: Look,
): Promise<Handover> {
  try {
    return await deps.mailer.send(compose(deps, messageId, deliveries, look));
  } catch (error) {
    // Data that its template cannot use: no later attempt can either.
    if (error instanceof MailDataError) return { outcome: 'refused', reason: 'bad-data' };
    throw error;
  }
}

function compose(
  { guide, appUrl, mailFrom }: MailDeps,
  messageId: string,
  deliveries: readonly LeasedDelivery[],
  look: Look,
): Letter {
  const parts = look.wanted.flatMap(({ mail }) =>
    deliveries
      .filter((d) => d.outboxId === mail.id)
      .map((d) => partOf(mail, look.completed.get(mail.id) ?? mail.data, d, look)),
  );
  const [first, ...others] = parts;
  const { locale: language, staffId } = deliveries[0] ?? { locale: 'nb', staffId: '' };
  const to = look.emails.get(staffId);
  if (!first || to === undefined)
    throw new MailDataError('Nothing to send, or nobody to send it to');
  const locale = LOCALES.find((l) => l === language) ?? 'nb';
  return composeLetter([first, ...others], {
    messageId,
    to,
    from: mailFrom,
    locale,
    texts: guide.texts.emails[locale],
    appUrl,
  });
}

function partOf(mail: WaitingMail, data: MailData, d: LeasedDelivery, look: Look): LetterPart {
  const about = mail.caseId === null ? undefined : look.cases.get(mail.caseId);
  return {
    plannedAt: mail.plannedAt,
    facts: {
      template: mail.template,
      data,
      caseId: mail.caseId,
      caseNumber: about?.caseNumber ?? null,
      toRoles: mail.toRoles,
      role: d.role,
      insteadOf: d.insteadOf,
      dueHour: about?.view.setting.guide.hours.due ?? '16:00',
    },
  };
}

function isServerAway(handover: Handover): boolean {
  return handover.outcome === 'not-sent' && !handover.serverAnswers;
}

function groupByMessage(leased: readonly LeasedDelivery[]): Map<string, LeasedDelivery[]> {
  const groups = new Map<string, LeasedDelivery[]>();
  for (const delivery of leased) {
    const group = groups.get(delivery.messageId);
    if (group) group.push(delivery);
    else groups.set(delivery.messageId, [delivery]);
  }
  return groups;
}
