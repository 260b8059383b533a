import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

const SHOWN_MS = 86_400_000;

/** Says how something that the person sent stands, which the engine did not answer at once. */
export interface Sent {
  name: string;
  status: 'pending' | 'refused';
}

/** Finds what the person sent on a case that still waits, or that was refused after the form had let go of it. */
export async function findSent(
  db: Database,
  { caseId, staffId, now }: { caseId: string; staffId: string; now: Instant },
): Promise<Sent[]> {
  const rows = await db.inboxCommand.findMany({
    where: {
      caseId,
      actorStaffId: staffId,
      OR: [
        { status: 'pending' },
        { status: 'refused', settledAt: { gt: new Date(Date.parse(now) - SHOWN_MS) } },
      ],
    },
    orderBy: { arrival: 'asc' },
    select: { name: true, status: true },
  });
  const drafts = await db.draft.findMany({
    where: { staffId, subject: { startsWith: caseId } },
    select: { form: true },
  });
  // A refusal that the form showed at once needs no second word; what came later is known by its draft that is still there.
  return rows.flatMap(({ name, status }): Sent[] =>
    status === 'pending'
      ? [{ name, status }]
      : drafts.some(({ form }) => form === name)
        ? [{ name, status: 'refused' }]
        : [],
  );
}
