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

/** Stores a command before it is sent to the engine, with its line in the access log, in one transaction. Refuses a stale If-Match. */
export async function storeCommand(
  ctx: KeyedContext<string, VisibleCase>,
  { command, text = {} }: Built,
): Promise<void> {
  const { deps, caller, now, guarded, idempotency } = ctx;
  const { case: c } = guarded.stored.view;
  refuseStale(ctx.header('if-match'), etagOf(c));
  await deps.db.$transaction(async (tx) => {
    await deps.desk.store(tx, {
      commandId: idempotency.commandId,
      caseId: c.id,
      name: command.type,
      clientId: caller.clientId,
      actorStaffId: personOf(caller)?.staffId ?? null,
      payload: command,
      text: textOf(text),
      receivedAt: now,
    });
    const { relation } = guarded;
    await logAccess(tx, caller, [
      { caseId: c.id, action: command.type, relation, result: 'allowed', now },
    ]);
  });
}

function refuseStale(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.includes(etag)) throw problem('changed-meanwhile');
}
