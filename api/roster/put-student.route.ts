import { asProgram } from '../../prisma/scope.js';
import { reachesSchool } from '../auth/client-bounds.js';
import { invalidRequest, problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { ownerFor, requireOwner, requireRosterWriter } from './may-write-roster.js';
import { rosterTransaction } from './roster-transaction.js';
import { checkPathId } from './source-id.js';
import { presentStudent, storeStudents } from './store-students.js';
import { studentAnswer, studentBody } from './student-body.js';
import { settleTellings, storeTellings } from './tell-cases.js';
import { tellingsOfStudents } from './tellings-of-students.js';

export const putStudent = defineRoute({
  method: 'put',
  path: '/students/:studentId',
  operationId: 'putStudent',
  summary: 'Stores a student with guardians',
  description:
    'A guardian left out ends. Another contact teacher or school asks for a handover of the running case; guardians, age and address protection reach it at once.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'students' },
  body: studentBody,
  responses: {
    200: { description: 'The student as stored', schema: studentAnswer },
    201: { description: 'The student is new', schema: studentAnswer },
  },
  guard: async ({ deps, caller, params: { studentId } }) => {
    requireRosterWriter(caller, 'students');
    // Whose the student is must be known before anybody else's is refused; it says no more than that.
    const existing = await asProgram(() =>
      deps.db.student.findUnique({
        where: { sourceId: studentId },
        select: { ownerClient: true, school: { select: { sourceId: true } } },
      }),
    );
    if (existing && !reachesSchool(caller, existing.school.sourceId)) throw problem('not-found');
    requireOwner(caller, existing);
  },
  handle: async ({ deps, caller, params: { studentId }, now }, body) => {
    checkPathId('studentId', studentId);
    const done = await rosterTransaction(deps, 'student', studentId, async (tx) => {
      const guide = deps.guide.rules;
      const [stored] = await storeStudents(tx, [{ sourceId: studentId, body }], {
        owner: ownerFor(caller),
        now,
        guide,
        allowsSchool: (schoolId) => reachesSchool(caller, schoolId),
      });
      if (!stored?.student) throw invalidRequest(stored?.faults ?? []);
      const tellings = await tellingsOfStudents(tx, [stored], { guide, now });
      const told = await storeTellings(deps, tx, tellings, { clientId: caller.clientId, now });
      return { created: stored.before === null, told, student: presentStudent(stored.student) };
    });
    await settleTellings(deps, done.told);
    return { status: done.created ? 201 : 200, body: done.student };
  },
});
