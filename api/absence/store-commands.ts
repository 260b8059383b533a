import type { Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import type { CommandToStore } from '../delivery/command-desk.js';

/**
 * Stores many commands in one statement, in their order: a register may open a thousand cases at once, and one round trip each
 * would cost more than everything else together.
 */
export async function storeCommands(
  tx: Transaction,
  commands: readonly CommandToStore[],
  now: Instant,
): Promise<void> {
  if (commands.length === 0) return;
  await tx.$executeRaw`
    insert into inbox_command (id, case_id, name, client_id, actor_staff_id, payload, text,
                               received_at)
    select (c->>'commandId')::uuid, (c->>'caseId')::uuid, c->>'name', c->>'clientId',
           (c->>'actorStaffId')::uuid, c->'payload', nullif(c->'text', 'null'::jsonb),
           ${now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(commands)}::jsonb) with ordinality as r(c, place)
    order by place
    on conflict (id) do nothing`;
}
