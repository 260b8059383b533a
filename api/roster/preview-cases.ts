import { z } from 'zod';
import { apply } from '../../domain/apply.js';
import { dueAtOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import type { Database, Transaction } from '../../prisma/connect.js';
import type { Caller } from '../auth/caller.js';
import { logAccess } from '../cases/log-access.js';
import type { Telling } from './tell-cases.js';

/** Answers with each running case that a change would touch, and its due date before and after. */
export const previewAnswer = z
  .object({
    cases: z.array(
      z.object({
        caseId: z.string().optional(),
        caseNumber: z.string().optional(),
        oldDueAt: z.string(),
        newDueAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'DuePreview' });
type Preview = z.output<typeof previewAnswer>;

/** Works out where due dates would move, by the very rule that the cases themselves will follow. */
export async function previewCases(
  tx: Transaction,
  tellings: readonly Telling[],
  caller: Caller,
  now: Instant,
): Promise<Preview> {
  const rows = await tx.concernCase.findMany({
    where: {
      id: { in: tellings.map(({ caseId }) => caseId) },
      closedAt: null,
      protectedAddress: false,
    },
    select: { id: true, caseNumber: true, studentId: true, state: true, setting: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  // A protection that the case has not been told of yet counts already.
  const hidden = await tx.student.findMany({
    where: { id: { in: rows.map(({ studentId }) => studentId) }, protectedAddress: { not: null } },
    select: { id: true },
  });
  const isHidden = new Set(hidden.map(({ id }) => id));
  const notices = new Map(tellings.map(({ caseId, notice }) => [caseId, notice]));
  const cases = rows.flatMap((row) => {
    const notice = notices.get(row.id);
    const before = row.state as unknown as ConcernCase;
    const setting = row.setting as unknown as CaseSetting;
    const oldDueAt = dueAtOf(before, setting);
    if (!notice || oldDueAt === null || isHidden.has(row.studentId)) return [];
    const after = apply(before, notice, { now, actor: { kind: 'program' }, setting });
    const newDueAt = 'refusal' in after ? null : dueAtOf(after.case, after.setting);
    const named = mayNameCases(caller) ? { caseId: row.id, caseNumber: row.caseNumber } : {};
    return [{ ...named, oldDueAt, newDueAt: newDueAt ?? oldDueAt }];
  });
  return { cases };
}

/** Writes into the log of each case that the preview names that it was named. */
export async function logPreview(
  db: Database,
  caller: Caller,
  { cases }: Preview,
  now: Instant,
): Promise<void> {
  const relation: Relation = { roles: [], ground: 'system-client', sight: 'codes' };
  const named = cases.flatMap(({ caseId }) => caseId ?? []);
  const accesses = named.map((caseId) => {
    return { caseId, action: 'preview', relation, result: 'allowed' as const, now };
  });
  await logAccess(db, caller, accesses);
}

function mayNameCases(caller: Caller): boolean {
  return (
    caller.kind === 'client' && caller.acting === null && caller.scopes.has('naervaer:case.read')
  );
}
