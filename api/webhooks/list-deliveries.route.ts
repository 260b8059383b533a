import { z } from 'zod';
import { OUTWARD_TYPES, type OutwardType } from '../../domain/outward-event.js';
import { visibleEvents } from '../../events/visible-events.js';
import { pageFields, readCursor, writeCursor } from '../cases/page.js';
import { defineRoute } from '../route.js';
import { getWebhook } from './get-webhook.js';

const STATUSES = ['waiting', 'delivered', 'parked', 'withheld'] as const;
const instant = z.iso.datetime({ offset: true });

const deliverySchema = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  sequence: z.string(),
  type: z.enum(OUTWARD_TYPES),
  caseId: z.uuid(),
  status: z.enum(STATUSES),
  attempts: z.number().int(),
  firstTriedAt: instant.nullable(),
  nextAttemptAt: instant.nullable(),
  settledAt: instant.nullable(),
  /** The receiver’s last HTTP status, or why there was none. */
  lastAnswer: z.string().nullable(),
});

interface Row {
  id: string;
  event_id: string;
  seq: bigint;
  type: OutwardType;
  case_id: string;
  status: (typeof STATUSES)[number];
  attempts: number;
  first_tried_at: Date | null;
  next_attempt_at: Date | null;
  settled_at: Date | null;
  last_answer: string | null;
}

/** Lists what was sent, or is to be, newest first: as far as the client may know of it today. */
export const listDeliveriesRoute = defineRoute({
  method: 'get',
  path: '/webhooks/:webhookId/deliveries',
  operationId: 'listDeliveries',
  summary: 'List a webhook’s deliveries',
  tags: ['Webhooks'],
  scopes: ['naervaer:events.read'],
  access: { rule: 'events' },
  query: z.object({ status: z.enum(STATUSES).optional(), ...pageFields }),
  responses: {
    200: {
      description: 'One page of deliveries.',
      schema: z.object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() }),
    },
  },
  guard: getWebhook,
  async handle({ deps, guarded: webhook, query: { status = null, limit, cursor } }) {
    const [before] = readCursor(cursor, z.tuple([z.string().regex(/^\d{1,18}$/)])) ?? [null];
    const rows = await deps.db.$queryRaw<Row[]>`
      select d.id, o.id as event_id, o.seq, o.type, d.case_id, d.status, d.attempts, d.first_tried_at, d.next_attempt_at,
             d.settled_at, d.last_answer
      from ${visibleEvents}
      join webhook_delivery d on d.event_seq = o.seq and d.webhook_id = ${webhook.id}::uuid
      where client.id = ${webhook.clientId} and (${status}::text is null or d.status = ${status})
        and (${before}::bigint is null or o.seq < ${before}::bigint)
      order by o.seq desc limit ${limit + 1}`;
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      status: 200,
      body: {
        items: shown.map(deliveryOf),
        nextCursor: last ? writeCursor([String(last.seq)]) : null,
      },
    };
  },
});

function deliveryOf(row: Row): z.input<typeof deliverySchema> {
  const { id, event_id: eventId, seq, type, case_id: caseId, status, attempts } = row;
  return {
    id,
    eventId,
    sequence: String(seq),
    type,
    caseId,
    status,
    attempts,
    firstTriedAt: row.first_tried_at?.toISOString() ?? null,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    lastAnswer: row.last_answer,
  };
}
