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
  after: readonly [openedAt: Instant, id: string] | undefined;
  limit: number;
  now: Instant;
}

interface Row {
  case_number: string;
  guide_version: string;
  state: ConcernCase;
  contact_teacher_id: string | null;
}

/**
 * Finds one case more than the limit of those that the caller sees, newest first; protected addresses are in no list. SQL narrows to
 * what could be in reach, the rule of who sees has the last word.
 */
export async function findVisibleCases(
  deps: Deps,
  caller: Caller,
  wanted: Wanted,
): Promise<FoundCase[]> {
  const { action, limit, now } = wanted;
  const found: FoundCase[] = [];
  let after = wanted.after;
  for (;;) {
    const rows = await readChunk(deps, caller, { ...wanted, after });
    const settings = await findSettings(deps, rows);
    for (const row of rows) {
      const stored = storedOf(row, settings);
      const decision = await decideFor(deps, caller, stored, { action, now });
      if (decision.allowed) found.push({ stored, relation: decision });
      if (found.length > limit) return found;
    }
    const last = rows.at(-1);
    if (!last || rows.length <= limit) return found;
    after = [last.state.openedAt, last.state.id];
  }
}

function readChunk({ db }: Deps, caller: Caller, { where, after, limit }: Wanted): Promise<Row[]> {
  const conditions = [
    Prisma.sql`not c.protected_address and s.protected_address is null`,
    reachOf(caller),
    ...where,
    ...(after
      ? [Prisma.sql`(c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]
      : []),
  ];
  return db.$queryRaw<Row[]>`
    select c.case_number, c.guide_version, c.state, s.contact_teacher_id
    from concern_case c join student s on s.id = c.student_id
    where ${Prisma.join(conditions, ' and ')}
    order by c.opened_at desc, c.id desc limit ${limit + 1}`;
}

/**
 * Finds a setting for each version of the guide. A list asks a setting for the guide's figures alone, which are the same in all cases of
 * a version; to read each case's own, calendars and holidays with it, would take most of its time.
 */
async function findSettings({ db }: Deps, rows: readonly Row[]): Promise<Map<string, CaseSetting>> {
  const ids = rows.map(({ state }) => state.id);
  const found = await db.$queryRaw<{ guide_version: string; setting: CaseSetting }[]>`
    select distinct on (guide_version) guide_version, setting
    from concern_case where id = any(${ids}::uuid[])`;
  return new Map(found.map(({ guide_version, setting }) => [guide_version, setting]));
}

function storedOf(row: Row, settings: ReadonlyMap<string, CaseSetting>): StoredCase {
  const setting = settings.get(row.guide_version);
  if (!setting) throw new Error('Each case has its guide’s version');
  return {
    caseNumber: row.case_number,
    guideVersion: row.guide_version,
    pending: false,
    view: {
      case: row.state,
      setting,
      contactTeacherId: row.contact_teacher_id,
      named: { leaderId: null, staffIds: [] },
    },
  };
}
