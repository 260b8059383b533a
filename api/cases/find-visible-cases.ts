import type { ConcernCase, CaseSetting } from '../../domain/case.js';
import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import type { StoredCase } from '../../prisma/find-case-in-view.js';
import { Prisma } from '../../prisma/generated/client.js';
import { findSettingOfGuide, settingOf, type SettingColumns } from '../../prisma/kept-settings.js';
import type { Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { reachOf } from './reach.js';
import { decideFor } from './who-sees.js';

export interface FoundCase {
  stored: StoredCase;
  relation: Relation;
  /** When it is due, as the record says; the order of lists goes by it. */
  dueAt: Instant | null;
}

export interface Wanted {
  action: 'list' | 'search';
  /** Conditions on `c` (concern_case) and `s` (student). */
  where: readonly Prisma.Sql[];
  /** By opening, the newest first; or by what is due, the soonest first and what has no date last. */
  order?: Order;
  /** Where the page before ended, by the order's own moment. */
  after?: Place | undefined;
  /** All of them, read at once, where it is left out. */
  limit?: number;
  now: Instant;
}

/** Names a case's place in an order. */
export type Place = readonly [at: Instant | null, id: string];
export type Order = 'newest' | 'soonest-due';

interface Row {
  case_number: string;
  guide_version: string;
  due_at: Date | null;
  state: ConcernCase;
  contact_teacher_id: string | null;
}

/**
 * Finds one case more than the limit of those that the caller sees, newest first if nothing else is asked; protected addresses are in
 * no list. SQL narrows to what could be in reach, the rule of who sees has the last word.
 */
export async function findVisibleCases(
  deps: Deps,
  caller: Caller,
  wanted: Wanted,
): Promise<FoundCase[]> {
  const { action, limit, now, order = 'newest' } = wanted;
  const found: FoundCase[] = [];
  let after = wanted.after;
  for (;;) {
    const rows = await readChunk(deps, caller, { ...wanted, after });
    const settings = await findSettings(deps, rows);
    for (const row of rows) {
      const stored = storedOf(row, settings);
      const decision = await decideFor(deps, caller, stored, { action, now });
      if (decision.allowed) found.push({ stored, relation: decision, dueAt: dueAtOf(row) });
      if (limit !== undefined && found.length > limit) return found;
    }
    const last = rows.at(-1);
    if (!last || limit === undefined || rows.length <= limit) return found;
    after = [order === 'newest' ? last.state.openedAt : dueAtOf(last), last.state.id];
  }
}

/** Counts what SQL finds in reach: for the count of a list that goes over several pages. */
export async function countVisibleCases(
  { db }: Deps,
  caller: Caller,
  where: readonly Prisma.Sql[],
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from concern_case c join student s on s.id = c.student_id
    where ${inReach(caller, where)}`;
  return row?.count ?? 0;
}

function readChunk({ db }: Deps, caller: Caller, wanted: Wanted): Promise<Row[]> {
  const { where, after, limit, order = 'newest' } = wanted;
  const { by, goOn } = ORDERS[order];
  return db.$queryRaw<Row[]>`
    select c.case_number, c.guide_version, c.due_at, c.state, s.contact_teacher_id
    from concern_case c join student s on s.id = c.student_id
    where ${inReach(caller, after ? [...where, goOn(after)] : where)}
    order by ${by} ${limit === undefined ? Prisma.empty : Prisma.sql`limit ${limit + 1}`}`;
}

/** Makes the condition on `c` (concern_case) and `s` (student) of what a list may show a caller. */
export function inReach(caller: Caller, where: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([Prisma.sql`not c.guarded`, reachOf(caller), ...where], ' and ');
}

const ORDERS: Readonly<Record<Order, { by: Prisma.Sql; goOn: (after: Place) => Prisma.Sql }>> = {
  newest: {
    by: Prisma.sql`c.opened_at desc, c.id desc`,
    goOn: ([at, id]) => Prisma.sql`(c.opened_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
  'soonest-due': {
    by: Prisma.sql`c.due_at nulls last, c.id`,
    goOn: ([at, id]) =>
      at === null
        ? Prisma.sql`(c.due_at is null and c.id > ${id}::uuid)`
        : Prisma.sql`(c.due_at is null or (c.due_at, c.id) > (${at}::timestamptz, ${id}::uuid))`,
  },
};

function dueAtOf({ due_at }: Row): Instant | null {
  return due_at?.toISOString() ?? null;
}

/**
 * Finds a setting for each version of the guide, read once. A list asks a setting for the guide's figures alone, which are the same in
 * all cases of a version; to read each case's own, calendars and holidays with it, would take most of its time.
 */
async function findSettings({ db }: Deps, rows: readonly Row[]): Promise<Map<string, CaseSetting>> {
  const found = new Map<string, CaseSetting>();
  const oneOf = new Map<string, string>();
  for (const { guide_version: version, state } of rows) {
    const kept = findSettingOfGuide(version);
    if (kept) found.set(version, kept);
    else oneOf.set(version, state.id);
  }
  if (oneOf.size === 0) return found;
  const read = await db.$queryRaw<(SettingColumns & { id: string; guide_version: string })[]>`
    select id, guide_version, setting_digest, setting from concern_case
    where id = any(${[...oneOf.values()]}::uuid[])`;
  for (const row of read) found.set(row.guide_version, settingOf(row.id, row));
  return found;
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
