import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { asProgram } from '../../prisma/scope.js';
import { findStudents, type RegisterStudent } from '../absence/find-students.js';
import { personOf, type Caller } from '../auth/caller.js';
import { reachesSchool } from '../auth/client-bounds.js';
import type { Deps } from '../deps.js';
import { isUnreadable } from '../find-unreadable.js';
import { problem } from '../problems.js';
import { actorOf, relationTo, type VisibleCase } from './who-sees.js';

/**
 * Gets the student whom a body names, for an app at its schools and for anybody who works at the student's school; throws not-found
 * for all others. Undefined while the body names nobody, which its judgement will tell.
 */
export async function getReportableStudent(
  { db }: Pick<Deps, 'db'>,
  caller: Caller,
  body: unknown,
): Promise<RegisterStudent | undefined> {
  const sourceId = (body as { studentId?: unknown } | null | undefined)?.studentId;
  if (typeof sourceId !== 'string' || isUnreadable(sourceId)) return undefined;
  // Whoever works at the school may report a concern about a student whom they do not see: ids, and whether to be careful.
  const [student] = await asProgram(() => findStudents(db, { sourceIds: [sourceId] }));
  if (!student || !reachesSchool(caller, student.schoolSourceId)) throw problem('not-found');
  const person = personOf(caller);
  if (person && !rolesAt(caller, student).length) throw problem('not-found');
  return student;
}

/** Finds the case as the caller reads it; undefined for whoever may not. */
export async function findReaderOf(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  caseId: string,
  now: Instant,
): Promise<VisibleCase | undefined> {
  if (caller.kind === 'client' && !caller.scopes.has('naervaer:case.read')) return undefined;
  const stored = await findCaseInView(deps.db, caseId, now);
  const relation = stored && (await relationTo(deps, caller, stored, now));
  return stored && relation && { stored, relation, actor: actorOf(caller, relation) };
}

/** Says how somebody who reported a concern, and may not read the case, came to it: for the access log. */
export function reporterRelation(caller: Caller, student: RegisterStudent): Relation {
  const roles = rolesAt(caller, student);
  const ground = personOf(caller) ? 'own-school' : 'system-client';
  return { roles, ground, sight: 'codes' };
}

function rolesAt(caller: Caller, student: RegisterStudent) {
  const held = personOf(caller)?.roles ?? [];
  return held.filter(({ schoolId }) => schoolId === student.schoolId).map(({ role }) => role);
}
