import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/local-time.js';
import type { Receiver } from './resolve-receivers.js';
import type { WaitingMail } from './find-mails.js';

const LATE_AFTER_MINUTES = 30;
const MAIL_HOST = 'naervaer.example';

/** Holds one mail to one person, with the Message-ID it is to bear. */
export interface PlannedDelivery {
  mail: WaitingMail;
  receiver: Receiver;
  messageId: string;
}

/** Tells whether an outage lies between an e-mail's planned moment and now. */
export function isLate({ plannedAt, data }: WaitingMail, now: Instant): boolean {
  return Date.parse(now) - Date.parse(data.plannedFor ?? plannedAt) > LATE_AFTER_MINUTES * 60_000;
}

/**
 * Gives every delivery its Message-ID: one of its own, and one for all late e-mails of a person together, so that after an outage
 * nobody gets a burst.
 */
export function allotMessageIds(
  wanted: readonly { mail: WaitingMail; receivers: readonly Receiver[] }[],
  late: ReadonlySet<string>,
  newId: () => string = randomUUID,
): PlannedDelivery[] {
  const lateOf = new Map<string, number>();
  for (const { mail, receivers } of wanted) {
    if (!late.has(mail.id)) continue;
    for (const { person } of receivers) {
      lateOf.set(person.staffId, (lateOf.get(person.staffId) ?? 0) + 1);
    }
  }
  const digestIds = new Map<string, string>();
  return wanted.flatMap(({ mail, receivers }) =>
    receivers.map((receiver) => {
      const { staffId } = receiver.person;
      if (!late.has(mail.id) || (lateOf.get(staffId) ?? 0) < 2) {
        return { mail, receiver, messageId: `<${mail.id}.${staffId}@${MAIL_HOST}>` };
      }
      const id = digestIds.get(staffId) ?? `<digest.${newId()}@${MAIL_HOST}>`;
      digestIds.set(staffId, id);
      return { mail, receiver, messageId: id };
    }),
  );
}
