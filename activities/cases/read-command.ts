import type { Command, Notice } from '../../domain/commands.js';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import { findActor } from '../../prisma/find-actor.js';
import type { CommandMessage } from '../../workflows/concern-case/messages.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a command from the inbox for a Signal that names it, with the actor's roles as they are now; null when there is none. One that
 * is recorded counts too: the engine may have forgotten that it was, and a case that has not carries nothing out twice.
 */
export async function readCommand(
  db: Database,
  { caseId, commandId, at }: { caseId: string; commandId: string; at: Instant },
): Promise<CommandMessage | null> {
  if (!UUID.test(commandId)) return null;
  const stored = await db.inboxCommand.findFirst({
    where: { id: commandId, caseId, status: { not: 'refused' } },
  });
  if (!stored) return null;
  const actor = await findActor(db, stored, at);
  return { commandId, actor, command: stored.payload as unknown as Command | Notice };
}
