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
  const lines = accesses.map(({ caseId, action, relation, result, now: at }) => {
    return { caseId, at, role: relation.roles[0] ?? null, action, ground: relation.ground, result };
  });
  // By hand: a list writes a line for each of its cases.
  await db.$executeRaw`
    insert into access_log (case_id, at, client_id, staff_id, role, action, ground, result)
    select l."caseId", l.at, ${caller.clientId}, ${staffId}::uuid, l.role, l.action, l.ground, l.result
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l("caseId" uuid, at timestamptz, role text, action text, ground text, result text)`;
}
