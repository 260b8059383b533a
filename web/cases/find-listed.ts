import { findResponsible } from '../../api/cases/find-responsible.js';
import { findVisibleCases } from '../../api/cases/find-visible-cases.js';
import { logAccess } from '../../api/cases/log-access.js';
import { dueAtOf, isOverdue, responsibleOf } from '../../domain/case-view.js';
import type { ConcernCase } from '../../domain/case.js';
import type { Role } from '../../domain/codes.js';
import type { Instant } from '../../domain/local-time.js';
import type { PageContext } from '../define-page.js';
import { conditionsOf, type Filters } from './read-filters.js';

/** Most that one list shows; a list of more is no list to work from. */
export const MOST = 500;

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

/** Finds the cases that fit the filters, of those that the person sees: soonest due first. */
export async function findListed(
  { deps, caller, now }: Pick<PageContext, 'deps' | 'caller' | 'now'>,
  filters: Filters,
): Promise<{ listed: Listed[]; isCut: boolean }> {
  const { db } = deps;
  const found = await findVisibleCases(deps, caller, {
    action: 'list',
    where: conditionsOf(filters, now),
    after: undefined,
    limit: MOST,
    now,
  });
  const shown = found.slice(0, MOST);
  const holders = await Promise.all(shown.map(({ stored }) => findResponsible(db, stored.view)));
  const [students, staff] = await Promise.all([
    db.student.findMany({
      where: { id: { in: shown.map(({ stored }) => stored.view.case.studentId) } },
      select: { id: true, name: true, className: true },
    }),
    db.staff.findMany({
      where: { id: { in: holders.filter((id) => id !== null) } },
      select: { id: true, name: true, sourceId: true },
    }),
  ]);
  const listed = shown.flatMap(({ stored, relation }, i) => {
    const { case: c, setting } = stored.view;
    const holder = staff.find(({ id }) => id === holders[i]);
    if (filters.responsible !== '' && holder?.sourceId !== filters.responsible) return [];
    const line: Listed = {
      case: c,
      caseNumber: stored.caseNumber,
      dueAt: dueAtOf(c, setting),
      isLate: isOverdue(c, setting, now),
      role: responsibleOf(c),
      responsible: holder?.name ?? '',
      student:
        relation.sight === 'codes' ? undefined : students.find(({ id }) => id === c.studentId),
    };
    return [{ line, relation }];
  });
  await logAccess(
    db,
    caller,
    listed.map(({ line, relation }) => {
      return { caseId: line.case.id, action: 'list', relation, result: 'allowed', now } as const;
    }),
  );
  const inOrder = listed
    .map(({ line }) => line)
    .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  return { listed: inOrder, isCut: found.length > MOST };
}
