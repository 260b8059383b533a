import { Prisma } from '../prisma/generated/client.js';

/**
 * Joins events (`o`) with the clients (`client`) that may have them now: registered and active, bound to the school where it happened
 * and to the school where the case is today; never a protected address, also when the protection came after the event. Feed, fan-out
 * and delivery read through this and nothing else.
 */
export const visibleEvents = Prisma.sql`
  outward_event o
  join concern_case on concern_case.id = o.case_id and not concern_case.guarded
  join school happened_at on happened_at.id = o.school_id
  join school now_at on now_at.id = concern_case.school_id
  join api_client client on client.active
    and (client.all_schools or (happened_at.source_id = any(client.school_ids) and now_at.source_id = any(client.school_ids)))`;
