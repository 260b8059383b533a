import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import { personOf, type Caller } from '../auth/caller.js';
import { groupBy } from '../group-by.js';

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
  const alike = groupBy(accesses, ({ relation, action, result, now }) =>
    JSON.stringify([relation.roles[0], relation.ground, action, result, now]),
  );
  const groups = alike.map(([, group]) => {
    const [{ relation, action, result, now: at }] = group;
    const caseIds = group.map(({ caseId }) => caseId);
    return {
      caseIds,
      at,
      role: relation.roles[0] ?? null,
      action,
      ground: relation.ground,
      result,
    };
  });
  // By hand: a list writes a line for each of its cases, most of them alike.
  await db.$executeRaw`
    insert into access_log (case_id, at, client_id, staff_id, role, action, ground, result)
    select case_id, g.at, ${caller.clientId}, ${staffId}::uuid, g.role, g.action, g.ground, g.result
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
      as g("caseIds" uuid[], at timestamptz, role text, action text, ground text, result text),
      unnest(g."caseIds") as case_id`;
}
