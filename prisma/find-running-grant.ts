import type { Instant } from '../domain/local-time.js';
import type { Database, Transaction } from './connect.js';

/** Finds a person's emergency access to a case while its hours run; a review that finds it not justified ends it at once. */
export async function findRunningGrant(
  db: Database | Transaction,
  { caseId, staffId, now }: { caseId: string; staffId: string; now: Instant },
): Promise<{ id: string; endsAt: Date } | null> {
  return db.breakGlassGrant.findFirst({
    where: {
      caseId,
      staffId,
      grantedAt: { lte: now },
      endsAt: { gt: now },
      OR: [{ verdict: null }, { verdict: 'justified' }],
    },
    orderBy: { endsAt: 'desc' },
    select: { id: true, endsAt: true },
  });
}
