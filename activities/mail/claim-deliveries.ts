import type { Role } from '../../domain/codes.js';
import type { MailData } from '../../domain/effects.js';
import type { Database } from '../../prisma/connect.js';
import type { PlannedDelivery } from './digest.js';

/** Holds one mail to one person that this attempt alone may hand over, until its lease runs out. */
export interface LeasedDelivery {
  outboxId: string;
  staffId: string;
  role: Role;
  messageId: string;
  locale: string;
  insteadOf: Role[];
}

/** Longer than one round of handing over, its last letter's time-outs included (see hand-over.ts); by the database's clock, which no outage moves. */
const LEASE_SECONDS = 120;
const CATCHING_UP = 'naervaer.mail.catching-up';

/**
 * Fixes who gets which mail under which Message-ID, before the first try and for good: a retry finds the row and keeps it. Only
 * what certainly never reached a server (`released`) may be fixed anew. A lease that ran out tells of an attempt that died: it may
 * have got through. Answers what this attempt may send now.
 */
export async function claimDeliveries(
  db: Database,
  planned: readonly PlannedDelivery[],
  { completed, catchingUp }: { completed: Map<string, MailData>; catchingUp: boolean },
): Promise<LeasedDelivery[]> {
  const outboxIds = [...new Set(planned.map(({ mail }) => mail.id))];
  if (outboxIds.length === 0) return [];
  const claims = planned.map(({ mail, receiver, messageId }) => ({
    outboxId: mail.id,
    staffId: receiver.person.staffId,
    role: receiver.role,
    messageId,
    locale: receiver.person.locale,
    insteadOf: receiver.insteadOf,
  }));
  const data = [...completed].map(([id, value]) => ({ id, data: value }));
  return db.$transaction(async (tx) => {
    // Two rounds that catch up at once would else make two digests of the same mails.
    if (catchingUp) {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${CATCHING_UP}, 0))`;
    }
    await tx.$executeRaw`
      update outbox_mail o set data = d.data
      from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as d(id uuid, data jsonb)
      where o.id = d.id and not exists (select from mail_delivery m where m.outbox_id = o.id)`;
    await tx.$executeRaw`
      insert into mail_delivery (outbox_id, staff_id, role, message_id, locale, instead_of)
      select c."outboxId", c."staffId", c.role, c."messageId", c.locale,
             array(select jsonb_array_elements_text(c."insteadOf"))
      from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
        as c("outboxId" uuid, "staffId" uuid, role text, "messageId" text, locale text, "insteadOf" jsonb)
      on conflict (outbox_id, staff_id) do update
        set status = 'claimed', reason = null, role = excluded.role, message_id = excluded.message_id,
            locale = excluded.locale, instead_of = excluded.instead_of
        where mail_delivery.status = 'released'`;
    await tx.$executeRaw`
      update mail_delivery m set status = 'cancelled', reason = 'not-entitled'
      where m.outbox_id = any(${outboxIds}::uuid[]) and m.status in ('claimed', 'released')
        and (m.leased_until is null or m.leased_until < clock_timestamp())
        and not exists (
          select from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as c("outboxId" uuid, "staffId" uuid)
          where c."outboxId" = m.outbox_id and c."staffId" = m.staff_id)`;
    return tx.$queryRaw<LeasedDelivery[]>`
      update mail_delivery
      set reason = case when leased_until is null then reason else 'attempt-lost' end,
          leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      where outbox_id = any(${outboxIds}::uuid[]) and status = 'claimed'
        and (leased_until is null or leased_until < clock_timestamp())
      returning outbox_id as "outboxId", staff_id as "staffId", role, message_id as "messageId", locale,
                instead_of as "insteadOf"`;
  });
}
