import type { Refusal } from '../domain/refusals.js';
import type { Instant } from '../domain/local-time.js';
import { Prisma } from './generated/client.js';
import type { Database } from './connect.js';

/** Answers a command with its refusal and erases its free text; key, hash and refusal stay. */
export async function refuseCommand(
  db: Pick<Database, 'inboxCommand'>,
  { commandId, refusal, at }: { commandId: string; refusal: Refusal; at: Instant },
): Promise<void> {
  await db.inboxCommand.updateMany({
    where: { id: commandId, status: 'pending' },
    data: {
      status: 'refused',
      refusal: refusal,
      text: Prisma.DbNull,
      settledAt: at,
    },
  });
}
