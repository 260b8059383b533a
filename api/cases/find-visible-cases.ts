import type { ConcernCase, CaseSetting } from '../../domain/case.js';
import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import type { StoredCase } from '../../prisma/find-case-in-view.js';
import { Prisma } from '../../prisma/generated/client.js';
import type { Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { reachOf } from './reach.js';
import { decideFor } from './who-sees.js';

export interface FoundCase {
  stored: StoredCase;
  relation: Relation;
}

export interface Wanted {
  action: 'list' | 'search';
  /** Conditions on `c` (concern_case) and `s` (student). */
  where: readonly Prisma.Sql[];
  /** A last look at what SQL cannot tell. */
  fits?: (stored: StoredCase) => boolean | Promise<boolean>;
  after: readonly [openedAt: Instant, id: string] | undefined;
  limit: number;
  now: Instant;
}

interface Row {
  case_number: string;
  guide_version: string;
  state: ConcernCase;
  setting: CaseSetting;
  contact_teacher_id: string | null;
}

const CHUNK = 200;

/**
 * Finds one case more than the limit of those that the caller sees, newest first; protected addresses are in no list. SQL narrows to
 * what could be in reach, the rule of who sees has the last word.
 */
export async function findVisibleCases(
  deps: Deps,
  caller: Caller,
  wanted: Wanted,
): Promise<FoundCase[]> {
  const { action, limit, now, fits = () => true } = wanted;
  const found: FoundCase[] = [];
  let after = wanted.after;
  for (;;) {
    const rows = await readChunk(deps, caller, { ...wanted, after });
    for (const row of rows) {
      const stored = storedOf(row);
      const decision = await decideFor(deps, caller, stored, { action, now });
      if (decision.allowed && (await fits(stored))) found.push({ stored, relation: decision });
      if (found.length > limit) return found;
    }
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return found;
    after = [last.state.openedAt, last.state.id];
  }
}

function readChunk({ db }: Deps, caller: Caller, { where, after }: Wanted): Promise<Row[]> {
  const conditions = [
    Prisma.sql`not c.protected_address and s.protected_address is null`,
    reachOf(caller),
    ...where,
    ...(after
      ? [Prisma.sql`(c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]
      : []),
  ];
  return db.$queryRaw<Row[]>`
    select c.case_number, c.guide_version, c.state, c.setting, s.contact_teacher_id
    from concern_case c join student s on s.id = c.student_id
    where ${Prisma.join(conditions, ' and ')}
    order by c.opened_at desc, c.id desc limit ${CHUNK}`;
}

function storedOf(row: Row): StoredCase {
  return {
    caseNumber: row.case_number,
    guideVersion: row.guide_version,
    pending: false,
    view: {
      case: row.state,
      setting: row.setting,
      contactTeacherId: row.contact_teacher_id,
      named: { leaderId: null, staffIds: [] },
    },
  };
}
