import type { Command } from '../../domain/commands.js';
import { problem } from '../problems.js';
import { KeyTaken } from '../idempotency/idempotency.js';
import type { KeyedContext } from '../route.js';
import { personOf } from '../auth/caller.js';
import { textOf, type CommandText } from './command-text.js';
import { etagOf } from './present-case.js';
import type { VisibleCase } from './who-sees.js';

/** Holds a command made ready to be stored: codes for the core, free text apart. */
export interface Built {
  command: Command;
  text?: CommandText;
}

/** Stores a command, with its line in the access log, before it is sent to the engine. Refuses a stale If-Match. */
export async function storeCommand(
  ctx: KeyedContext<string, VisibleCase>,
  { command, text = {} }: Built,
): Promise<void> {
  const { deps, caller, now, guarded, idempotency } = ctx;
  const { stored, relation, actor } = guarded;
  const { case: c } = stored.view;
  refuseStale(ctx.header('if-match'), etagOf(c));
  const { commandId, claim } = idempotency;
  const isStored = await deps.desk.store(deps.db, {
    commandId,
    caseId: c.id,
    name: command.type,
    clientId: caller.clientId,
    actorStaffId: personOf(caller)?.staffId ?? null,
    payload: command,
    text: textOf(text),
    receivedAt: now,
    access: { role: relation.roles[0] ?? null, ground: relation.ground },
    actor,
    claim: claim?.request,
  });
  if (!claim) return;
  if (!isStored) throw new KeyTaken();
  claim.onClaimed();
}

function refuseStale(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.includes(etag)) throw problem('changed-meanwhile');
}
