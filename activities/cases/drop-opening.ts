import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

/** Ends the allotment of a concern that fell away within the minutes of grace, and answers what was said of it. Idempotent. */
export async function dropOpening(
  db: Database,
  { caseId, commandId, at }: { caseId: string; commandId: string; at: Instant },
): Promise<void> {
  await db.$transaction([
    db.caseAllotment.updateMany({ where: { caseId, endedAt: null }, data: { endedAt: at } }),
    db.inboxCommand.updateMany({
      where: { caseId, status: 'pending', OR: [{ id: commandId }, { name: 'open-case' }] },
      data: { status: 'applied', settledAt: at },
    }),
  ]);
}
