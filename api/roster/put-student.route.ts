import { randomUUID } from 'node:crypto';
import { findSetting } from '../../prisma/find-setting.js';
import { asProgram } from '../../prisma/scope.js';
import type { Transaction } from '../../prisma/connect.js';
import { reachesSchool } from '../auth/client-bounds.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { findOpenCases } from './find-open-cases.js';
import { ownerFor, requireOwner, requireRosterWriter } from './may-write-roster.js';
import { rosterTransaction } from './roster-transaction.js';
import { checkPathId } from './source-id.js';
import { presentStudent, storeStudent } from './store-student.js';
import { studentAnswer, studentBody } from './student-body.js';
import { settleTellings, storeTellings, type Telling } from './tell-cases.js';

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
      const stored = await storeStudent(tx, studentId, body, {
        owner: ownerFor(caller),
        now,
        guide: deps.guide.rules,
        allowsSchool: (schoolId) => reachesSchool(caller, schoolId),
      });
      const tellings = await tellingsOfStudent(deps, tx, stored);
      const told = await storeTellings(deps, tx, tellings, { clientId: caller.clientId, now });
      return { created: stored.created, told, student: presentStudent(stored.student) };
    });
    await settleTellings(deps, done.told);
    return { status: done.created ? 201 : 200, body: done.student };
  },
});

type StoredStudent = Awaited<ReturnType<typeof storeStudent>>;

async function tellingsOfStudent(
  { guide }: Pick<Deps, 'guide'>,
  tx: Transaction,
  { student, facts, factsChanged, schoolChanged, holderChanged }: StoredStudent,
): Promise<Telling[]> {
  if (!factsChanged && !schoolChanged && !holderChanged) return [];
  const tellings: Telling[] = [];
  for (const { caseId } of await findOpenCases(tx, { studentId: student.id })) {
    if (factsChanged) tellings.push({ caseId, notice: { type: 'change-student', ...facts } });
    if (!schoolChanged && !holderChanged) continue;
    const isHolderHere = student.contactTeacher?.active === true;
    tellings.push({
      caseId,
      notice: {
        type: 'change-holder',
        staffId: isHolderHere ? student.contactTeacherId : null,
        assignmentId: randomUUID(),
        schoolId: schoolChanged ? student.schoolId : null,
        setting: schoolChanged ? await findSetting(tx, student.schoolId, guide.rules) : null,
      },
    });
  }
  return tellings;
}
