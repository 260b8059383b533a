import type { Instant } from '../../domain/local-time.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { personOf, type Caller } from '../auth/caller.js';
import { relationTo } from '../cases/who-sees.js';
import type { Deps } from '../deps.js';
import type { ToldTrigger } from './absences-answer.js';
import { findStudents } from './find-students.js';
import type { RaisedTrigger } from './raise-triggers.js';

/**
 * Presents what a register's entries raised. Which case it is says the answer only to a caller who may read it: never of a student
 * with a protected address, and not while the minutes of grace run.
 */
export async function presentTriggers(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  triggers: readonly RaisedTrigger[],
  now: Instant,
): Promise<ToldTrigger[]> {
  if (triggers.length === 0) return [];
  const found = await findStudents(deps.db, { ids: triggers.map((t) => t.studentId) });
  const students = new Map(found.map((student) => [student.id, student]));
  const shown = new Set<string>();
  for (const { studentId, caseId, opensAt } of triggers) {
    if (opensAt > now || students.get(studentId)?.isProtected !== false) continue;
    if (await mayRead(deps, caller, caseId, now)) shown.add(caseId);
  }
  return triggers.map(({ studentId, trigger, caseId, caseNumber, opened }) => ({
    studentId: students.get(studentId)?.sourceId ?? studentId,
    trigger,
    ...(shown.has(caseId) && { caseId, caseNumber }),
    opened,
  }));
}

async function mayRead(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  caseId: string,
  now: Instant,
): Promise<boolean> {
  if (caller.kind === 'client' && !caller.scopes.has('naervaer:case.read')) return false;
  // An app on its own got this far only at its own schools, all of whose cases it reads.
  if (!personOf(caller)) return true;
  const stored = await findCaseInView(deps.db, caseId, now);
  return stored !== undefined && (await relationTo(deps, caller, stored, now)) !== undefined;
}
