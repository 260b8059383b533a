import { z } from 'zod';
import type { Relation } from '../../domain/who-sees.js';
import { findNamedPeople } from '../../prisma/find-case-in-view.js';
import { asProgram } from '../../prisma/scope.js';
import { holdsRole, personOf, type Caller } from '../auth/caller.js';
import { reachesSchool } from '../auth/client-bounds.js';
import type { Deps } from '../deps.js';
import { isUnreadable } from '../find-unreadable.js';
import { problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { accessLogSchema, answerAccessLog } from './access-log-answer.js';
import { logAccess } from './log-access.js';
import { pageFields } from './page.js';

/** Reads who read or did what on any case of a student, newest first. */
export const getStudentAccessLogRoute = defineRoute({
  method: 'get',
  path: '/students/:studentId/access-log',
  operationId: 'getStudentAccessLog',
  summary: 'Read who read or did what on the cases of a student',
  description:
    'All of the student’s cases within reach. For leadership of the student’s school and the data-protection officer; of a protected address for the one named leader alone.',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['access-log'] },
  query: z.object(pageFields),
  responses: {
    200: { description: 'One page of the access log, newest first.', schema: accessLogSchema },
  },
  guard: ({ deps, caller, params }) => getLogReader(deps, caller, params.studentId),
  async handle({ deps, caller, guarded: { relation, caseIds }, query, now }) {
    const body = await answerAccessLog(deps, caseIds, query);
    await logAccess(
      deps.db,
      caller,
      caseIds.map((caseId) => {
        return { caseId, action: 'access-log', relation, result: 'allowed' as const, now };
      }),
    );
    return { status: 200, body };
  },
});

/** Says how somebody comes to read a student's log, and of which cases. */
export interface LogReader {
  relation: Relation;
  caseIds: string[];
}

/**
 * Gets on what ground the caller reads the log of a student, by the source's id, and of which cases. Whoever asks is judged before
 * anything of the student is told: throws not-found for everybody else, as for one who does not exist.
 */
export async function getLogReader(
  { db }: Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
): Promise<LogReader> {
  const person = personOf(caller);
  if (!person || isUnreadable(id)) throw problem('not-found');
  const student = await asProgram(() => findStudent(db, id));
  if (!student || !reachesSchool(caller, student.school.sourceId)) throw problem('not-found');
  const isProtected = student.protectedAddress !== null || student.protectedHere !== null;
  const where = { where: { studentId: student.id }, select: { caseId: true } };

  const isLeader = isProtected
    ? (await asProgram(() => findNamedPeople(db, student.id, student.schoolId))).leaderId ===
      person.staffId
    : holdsRole(person, 'school-leadership', student.schoolId);
  if (isLeader) {
    const ground = isProtected ? 'named' : 'own-school';
    const relation: Relation = { roles: ['school-leadership'], ground, sight: 'everything' };
    const found = await db.caseAllotment.findMany(where);
    return { relation, caseIds: found.map(({ caseId }) => caseId) };
  }
  if (isProtected || !holdsRole(person, 'data-protection-officer')) throw problem('not-found');
  // The officer sees the log of cases that they do not see.
  const found = await asProgram(() => db.caseAllotment.findMany(where));
  return {
    relation: { roles: ['data-protection-officer'], ground: 'data-protection', sight: 'codes' },
    caseIds: found.map(({ caseId }) => caseId),
  };
}

function findStudent(db: Deps['db'], sourceId: string) {
  return db.student.findUnique({
    where: { sourceId },
    select: {
      id: true,
      schoolId: true,
      protectedAddress: true,
      protectedHere: true,
      school: { select: { sourceId: true } },
    },
  });
}
