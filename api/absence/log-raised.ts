import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import type { Transaction } from '../../prisma/connect.js';
import { personOf, type Caller } from '../auth/caller.js';
import { logAccess } from '../cases/log-access.js';
import type { Raised } from './raise-triggers.js';

/** Writes into the access log of each case what an absence did to it: opened it, added a trigger, or took one back. */
export async function logRaised(
  tx: Transaction,
  caller: Caller,
  { commands }: Pick<Raised, 'commands'>,
  now: Instant,
): Promise<void> {
  // Registering is no role in the case; of the person it says only where they belong.
  const ground = personOf(caller) ? 'own-school' : 'system-client';
  const relation: Relation = { roles: [], ground, sight: 'codes' };
  const accesses = commands.map(({ caseId, name: action }) => {
    return { caseId, action, relation, result: 'allowed' as const, now };
  });
  await logAccess(tx, caller, accesses);
}
