import { z } from 'zod';
import { cursorInstantField } from '../../api/time-fields.js';
import { findResponsibleCondition } from '../../api/cases/find-responsible-condition.js';
import { findResponsibleOfEach } from '../../api/cases/find-responsible.js';
import {
  countVisibleCases,
  findVisibleCases,
  type FoundCase,
} from '../../api/cases/find-visible-cases.js';
import { readCursor, writeCursor } from '../../api/cases/page.js';
import { isOverdue, responsibleOf } from '../../domain/case-view.js';
import type { ConcernCase } from '../../domain/case.js';
import type { Role } from '../../domain/codes.js';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import type { Prisma } from '../../prisma/generated/client.js';
import type { PageContext } from '../define-page.js';
import { PAGE_SIZE } from '../layout/pager.js';
import { logList } from './log-list.js';
import { conditionsOf, type Filters } from './read-filters.js';

/** Holds a case as a list shows it. */
export interface Listed {
  case: ConcernCase;
  caseNumber: string;
  dueAt: Instant | null;
  isLate: boolean;
  role: Role;
  responsible: string;
  /** Undefined for whoever sees codes only. */
  student: { name: string; className: string } | undefined;
}

/** Holds one page of the list, with how many cases fit on all pages and where the next page goes on. */
export interface ListedPage {
  listed: Listed[];
  total: number;
  next: string | undefined;
}

interface ListedOptions {
  after?: string | undefined;
  /** Conditions beside the filters, on `c` (concern_case) and `s` (student). */
  and?: readonly Prisma.Sql[];
}

type Asker = Pick<PageContext, 'deps' | 'caller' | 'now'>;

const placeKeys = z.tuple([cursorInstantField.nullable(), z.uuid()]);

/** Finds a page of the cases that fit the filters, of those that the person sees: soonest due first. */
export async function findListed(
  asker: Asker,
  filters: Filters,
  { after, and = [] }: ListedOptions = {},
): Promise<ListedPage> {
  const where = [...and, ...(await whereOf(asker, filters))];
  const [{ shown, next }, total] = await Promise.all([
    findPage(asker, where, after),
    countVisibleCases(asker.deps, asker.caller, where),
  ]);
  return { listed: await linesOf(asker.deps.db, shown, asker.now), total, next };
}

/** Finds all the cases that fit the filters, of those that the person sees: soonest due first. */
export async function findAllListed(asker: Asker, filters: Filters): Promise<FoundCase[]> {
  const { deps, caller, now } = asker;
  const where = await whereOf(asker, filters);
  const order = 'soonest-due';
  const all = await findVisibleCases(deps, caller, { action: 'list', order, where, now });
  await logList(deps.db, caller, all, now);
  return all;
}

async function whereOf({ deps, now }: Asker, filters: Filters): Promise<Prisma.Sql[]> {
  const where = conditionsOf(filters, now);
  if (filters.responsible === '') return where;
  return [...where, await findResponsibleCondition(deps.db, filters.responsible)];
}

async function findPage(
  { deps, caller, now }: Asker,
  where: readonly Prisma.Sql[],
  after: string | undefined,
): Promise<{ shown: FoundCase[]; next: string | undefined }> {
  const found = await findVisibleCases(deps, caller, {
    ...{ action: 'list', order: 'soonest-due', where, limit: PAGE_SIZE, now },
    after: readCursor(after, placeKeys),
  });
  const shown = found.slice(0, PAGE_SIZE);
  await logList(deps.db, caller, shown, now);
  const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const next = last && writeCursor([last.dueAt, last.stored.view.case.id]);
  return { shown, next };
}

async function linesOf(db: Database, shown: readonly FoundCase[], now: Instant): Promise<Listed[]> {
  const views = shown.map(({ stored }) => stored.view);
  const holders = await findResponsibleOfEach(db, views);
  const [students, staff] = await Promise.all([
    db.student.findMany({
      where: { id: { in: views.map((view) => view.case.studentId) } },
      select: { id: true, name: true, className: true },
    }),
    db.staff.findMany({
      where: { id: { in: holders.filter((id) => id !== null) } },
      select: { id: true, name: true },
    }),
  ]);
  const studentOf = new Map(students.map((student) => [student.id, student]));
  const nameOf = new Map(staff.map(({ id, name }) => [id, name]));
  return shown.map(({ stored, relation, dueAt }, i) => {
    const { case: c, setting } = stored.view;
    return {
      case: c,
      caseNumber: stored.caseNumber,
      dueAt,
      isLate: isOverdue(c, setting, now),
      role: responsibleOf(c),
      responsible: nameOf.get(holders[i] ?? '') ?? '',
      student: relation.sight === 'codes' ? undefined : studentOf.get(c.studentId),
    };
  });
}
