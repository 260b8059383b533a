import type { Database } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';

/** Holds a webhook as the administrator sees it: its address without path or query, which can hold secrets. */
export interface ShownWebhook {
  id: string;
  clientId: string;
  receiver: string;
  createdAt: Date;
  waiting: number;
  parked: number;
  /** The receiver's last HTTP status, or why there was none, as a code. */
  lastAnswer: string | null;
}

interface Row extends Omit<ShownWebhook, 'receiver'> {
  url: string;
}

/** Finds every app's webhooks, with how their deliveries stand. */
export async function findWebhooks(db: Database): Promise<ShownWebhook[]> {
  // Each app reaches its own alone; the administrator, whom the page has let in, sees how all of them stand and nothing that is sent.
  const rows = await asProgram(
    () => db.$queryRaw<Row[]>`
      select w.id, w.client_id as "clientId", w.url, w.created_at as "createdAt",
             count(d.id) filter (where d.status = 'waiting')::int as waiting,
             count(d.id) filter (where d.status = 'parked')::int as parked,
             (array_agg(d.last_answer order by d.event_seq desc) filter (where d.last_answer is not null))[1] as "lastAnswer"
      from webhook w left join webhook_delivery d on d.webhook_id = w.id
      where w.ended_at is null
      group by w.id order by w.client_id, w.created_at`,
  );
  return rows.map(({ url, ...row }) => ({ ...row, receiver: new URL(url).origin }));
}
