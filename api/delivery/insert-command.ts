import type { Instant } from '../../domain/local-time.js';
import type { Actor, Command, Notice } from '../../domain/commands.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { Prisma } from '../../prisma/generated/client.js';
import type { MessageName } from '../../workflows/concern-case/messages.js';
import { claimRow, type KeyedRequest } from '../idempotency/claim-key.js';
import { UNCONFIRMED_SECONDS } from './confirmations.js';
import type { OpenCasePayload } from './deliver-command.js';

export interface CommandToStore {
  commandId: string;
  caseId: string;
  name: MessageName | 'open-case';
  clientId: string;
  actorStaffId: string | null;
  payload: Command | Notice | OpenCasePayload;
  /** Free text, kept out of the engine. */
  text: unknown;
  receivedAt: Instant;
  /** The line that the access log gets with it. */
  access?: { role: string | null; ground: string };
  /** Who sends it, as looked up for this very request: good for a delivery at once, for no later one. */
  actor?: Actor;
  /** The key under which it is sent, where it is claimed only with it. */
  claim?: KeyedRequest | undefined;
}

/**
 * Stores a command and its line in the access log, and claims its key, in one statement. Answers which commands of the case the engine
 * has not answered before it; undefined where the command was stored already, or the key is taken.
 */
export async function insertCommand(
  tx: Database | Transaction,
  { commandId, caseId, name, clientId, actorStaffId, receivedAt, ...command }: CommandToStore,
): Promise<{ before: string[] } | undefined> {
  const { access, claim } = command;
  const claimed = claim
    ? Prisma.sql`insert into idempotency_record ${claimRow(claim, commandId)} on conflict do nothing returning key`
    : Prisma.sql`select`;
  const text = command.text == null ? null : JSON.stringify(command.text);
  const [stored] = await tx.$queryRaw<{ before: string[] }[]>`
    with claimed as (${claimed}
    ), line as (
      insert into access_log (case_id, at, client_id, staff_id, role, action, ground, result)
      select ${caseId}::uuid, ${receivedAt}::timestamptz, ${clientId}, ${actorStaffId}::uuid,
             ${access?.role ?? null}, ${name}, ${access?.ground ?? ''}, 'allowed'
      from claimed where ${access !== undefined}
    ), stored as (
      insert into inbox_command (id, case_id, name, client_id, actor_staff_id, payload, text,
                                 received_at, next_attempt_at)
      select ${commandId}::uuid, ${caseId}::uuid, ${name}, ${clientId}, ${actorStaffId}::uuid,
             ${JSON.stringify(command.payload)}::jsonb, ${text}::jsonb, ${receivedAt}::timestamptz,
             clock_timestamp() + ${UNCONFIRMED_SECONDS} * interval '1 second'
      from claimed
      on conflict (id) do nothing
      returning id
    )
    select array(
      select i.id::text from inbox_command i
      where i.case_id = ${caseId}::uuid
        and (i.status = 'pending' or (i.status = 'applied' and i.next_attempt_at is not null))
    ) as before
    from stored`;
  return stored;
}
