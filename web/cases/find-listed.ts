import { z } from 'zod';
import { findResponsibleCondition } from '../../api/cases/find-responsible-condition.js';
import { findResponsibleOfEach } from '../../api/cases/find-responsible.js';
import {
  countVisibleCases,
  findVisibleCases,
  type FoundCase,
} from '../../api/cases/find-visible-cases.js';
import { logAccess } from '../../api/cases/log-access.js';
import { readCursor, writeCursor } from '../../api/cases/page.js';
import { isOverdue, responsibleOf } from '../../domain/case-view.js';
import type { ConcernCase } from '../../domain/case.js';
import type { Role } from '../../domain/codes.js';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import type { Prisma } from '../../prisma/generated/client.js';
import type { PageContext } from '../define-page.js';
import { conditionsOf, type Filters } from './read-filters.js';

/** How many cases one page of the list shows. */
export const PAGE_SIZE = 100;

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
  limit?: number;
  /** Conditions beside the filters, on `c` (concern_case) and `s` (student). */
  and?: readonly Prisma.Sql[];
}

const placeKeys = z.tuple([z.iso.datetime().nullable(), z.uuid()]);

/** Finds a page of the cases that fit the filters, of those that the person sees: soonest due first. */
export async function findListed(
  { deps, caller, now }: Pick<PageContext, 'deps' | 'caller' | 'now'>,
  filters: Filters,
  { after, limit = PAGE_SIZE, and = [] }: ListedOptions = {},
): Promise<ListedPage> {
  const where = [
    ...and,
    ...conditionsOf(filters, now),
    ...(filters.responsible === ''
      ? []
      : [await findResponsibleCondition(deps.db, filters.responsible)]),
  ];
  const found = await findVisibleCases(deps, caller, {
    ...{ action: 'list', order: 'soonest-due', where, limit, now },
    after: readCursor(after, placeKeys),
  });
  const shown = found.slice(0, limit);
  const isWhole = after === undefined && found.length <= limit;
  const [total, listed] = await Promise.all([
    isWhole ? found.length : countVisibleCases(deps, caller, where),
    linesOf(deps.db, shown, now),
    logAccess(
      deps.db,
      caller,
      shown.map(({ stored, relation }) => {
        const caseId = stored.view.case.id;
        return { caseId, action: 'list', relation, result: 'allowed', now } as const;
      }),
    ),
  ]);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const next = last && writeCursor([last.dueAt, last.stored.view.case.id]);
  return { listed, total, next };
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
