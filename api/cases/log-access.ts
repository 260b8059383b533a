import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { personOf, type Caller } from '../auth/caller.js';

interface Access {
  caseId: string;
  action: string;
  relation: Relation;
  result: 'allowed' | 'refused';
  now: Instant;
}

/** Writes down who read or did what on a case, in which role and on what ground; several cases in one insert. */
export async function logAccess(
  db: Database | Transaction,
  caller: Caller,
  accesses: readonly Access[],
): Promise<void> {
  if (accesses.length === 0) return;
  const staffId = personOf(caller)?.staffId ?? null;
  await db.accessLog.createMany({
    data: accesses.map(({ caseId, action, relation, result, now }) => ({
      caseId,
      at: now,
      clientId: caller.clientId,
      staffId,
      role: relation.roles[0] ?? null,
      action,
      ground: relation.ground,
      result,
    })),
  });
}
