import type { Command } from '../../domain/commands.js';
import { problem } from '../problems.js';
import type { KeyedContext } from '../route.js';
import { personOf } from '../auth/caller.js';
import { textOf, type CommandText } from './command-text.js';
import { logAccess } from './log-access.js';
import { etagOf } from './present-case.js';
import type { VisibleCase } from './who-sees.js';

/** Holds a command made ready to be stored: codes for the core, free text apart. */
export interface Built {
  command: Command;
  text?: CommandText;
}

/**
 * Stores a command before it is sent to the engine. Refuses a stale If-Match. Its line in the access log comes first, so that a crash
 * between the two leaves at most a line too many; that spares every command a transaction's two round trips.
 */
export async function storeCommand(
  ctx: KeyedContext<string, VisibleCase>,
  { command, text = {} }: Built,
): Promise<void> {
  const { deps, caller, now, guarded, idempotency } = ctx;
  const { stored, relation } = guarded;
  const { case: c } = stored.view;
  refuseStale(ctx.header('if-match'), etagOf(c));
  await logAccess(deps.db, caller, [
    { caseId: c.id, action: command.type, relation, result: 'allowed', now },
  ]);
  await deps.desk.store(deps.db, {
    commandId: idempotency.commandId,
    caseId: c.id,
    name: command.type,
    clientId: caller.clientId,
    actorStaffId: personOf(caller)?.staffId ?? null,
    payload: command,
    text: textOf(text),
    receivedAt: now,
  });
}

function refuseStale(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.includes(etag)) throw problem('changed-meanwhile');
}
