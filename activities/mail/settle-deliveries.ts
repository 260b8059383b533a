import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import type { Handover } from './create-mailer.js';

/**
 * Records how the handing-over of a letter ended, for all the deliveries it held. One that an earlier attempt may have got through
 * (its reason says so) is never released: another Message-ID would make it a second letter.
 */
export async function recordHandover(
  db: Database,
  messageId: string,
  handover: Handover,
  at: Instant,
): Promise<void> {
  const { status, reason } = statusOf(handover);
  await db.$executeRaw`
    update mail_delivery
    set status = case when ${status} = 'released' and reason is not null then 'claimed' else ${status} end,
        reason = case when ${status} = 'released' then reason else ${reason} end,
        leased_until = null,
        sent_at = case when ${status} = 'sent' then ${at}::timestamptz end
    where message_id = ${messageId} and status = 'claimed'`;
}

/** Gives back what this attempt leased and never tried; what no earlier attempt tried either may be fixed anew. */
export async function releaseUntried(db: Database, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await db.$executeRaw`
    update mail_delivery
    set leased_until = null, status = case when reason is null then 'released' else status end
    where message_id = any(${[...messageIds]}::text[]) and status = 'claimed'`;
}

/** Cancels mails that nobody wants any more, each with its reason; what was already sent stays sent. */
export async function cancelMails(
  db: Database,
  reasons: ReadonlyMap<string, string>,
  at: Instant,
): Promise<void> {
  if (reasons.size === 0) return;
  const rows = JSON.stringify([...reasons].map(([id, reason]) => ({ id, reason })));
  await db.$executeRaw`
    with cancelled as (
      update mail_delivery d set status = 'cancelled', reason = c.reason
      from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, reason text)
      where d.outbox_id = c.id and d.status in ('claimed', 'released')
    )
    update outbox_mail o
    set status = case when exists (select from mail_delivery d where d.outbox_id = o.id and d.status = 'sent')
                      then 'sent' else 'cancelled' end,
        reason = c.reason, settled_at = ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, reason text)
    where o.id = c.id and o.status <> 'sent'`;
}

/** Marks mails as failed, with a code that operators see. */
export async function markFailed(
  db: Database,
  mailIds: readonly string[],
  reason: string,
  at: Instant,
): Promise<void> {
  await db.outboxMail.updateMany({
    where: { id: { in: [...mailIds] }, status: 'planned' },
    data: { status: 'failed', reason, settledAt: at },
  });
}

/**
 * Settles each mail by its deliveries: sent when somebody has it and nobody waits, failed when every server refused it. One with
 * deliveries still to come stays as it is. Answers the ids of those.
 */
export async function settleMails(
  db: Database,
  mailIds: readonly string[],
  at: Instant,
): Promise<string[]> {
  if (mailIds.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string; open: boolean }[]>`
    with counted as (
      select outbox_id, bool_or(status in ('claimed', 'released')) as open, bool_or(status = 'sent') as sent,
             bool_or(status = 'failed') as failed
      from mail_delivery where outbox_id = any(${[...mailIds]}::uuid[]) group by outbox_id
    ), settled as (
      update outbox_mail o
      set status = case when c.sent then 'sent' when c.failed then 'failed' else 'cancelled' end,
          reason = case when c.sent then null when c.failed then 'refused' else 'not-entitled' end,
          settled_at = ${at}::timestamptz
      from counted c where o.id = c.outbox_id and not c.open and o.status in ('planned', 'failed')
    )
    select outbox_id::text as id, open from counted where open`;
  return rows.map(({ id }) => id);
}

function statusOf(handover: Handover): { status: string; reason: string | null } {
  switch (handover.outcome) {
    case 'accepted':
      return { status: 'sent', reason: null };
    case 'refused':
      return { status: 'failed', reason: handover.reason };
    case 'not-sent':
      return { status: 'released', reason: handover.reason };
    case 'unknown':
      return { status: 'claimed', reason: handover.reason };
  }
}
