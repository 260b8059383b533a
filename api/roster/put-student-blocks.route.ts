import { z } from 'zod';
import { letsIn } from '../../domain/access/beyond-cases.js';
import { findNamedPeople } from '../../prisma/find-case-in-view.js';
import { asProgram } from '../../prisma/scope.js';
import { studentFactsOf } from '../../prisma/student-facts.js';
import { holdsRole, personOf } from '../auth/caller.js';
import { reachesSchool } from '../auth/client-bounds.js';
import { invalidRequest, problem } from '../problems.js';
import { defineRoute, type GuardContext } from '../route.js';
import { findWholeStudents } from './compare-students.js';
import { isAdministrator } from './may-write-roster.js';
import { rosterTransaction } from './roster-transaction.js';
import { sourceIdField } from './source-id.js';
import { settleTellings, storeTellings } from './tell-cases.js';
import { tellingsOfStudents } from './tellings-of-students.js';

const blocks = z
  .object({
    protectedAddress: z.union([z.literal(6), z.literal(7)]).nullable(),
    guardiansWithoutResponsibility: z.array(z.string()),
  })
  .meta({ id: 'StudentBlocks' });

/** Sets what no import takes away: a protected address, and guardians without parental responsibility. */
export const putStudentBlocks = defineRoute({
  method: 'put',
  path: '/students/:studentId/blocks',
  operationId: 'putStudentBlocks',
  summary: 'Sets blocks that survive every import',
  description:
    'By leadership of the school (of a student with a protected address: the one leader who is named), or the administrator. A field left out stays as it is; null, or a guardian left out of the list, lifts the block, and what the source last said counts again.',
  tags: ['roster'],
  scopes: ['naervaer:roles.write'],
  access: { rule: 'student-blocks' },
  body: z.object({
    protectedAddress: z.union([z.literal(6), z.literal(7)]).nullish(),
    guardiansWithoutResponsibility: z.array(sourceIdField).max(20).optional(),
  }),
  responses: { 200: { description: 'The blocks as they stand', schema: blocks } },
  guard: guardBlocks,
  handle: async ({ deps, caller, params: { studentId }, now }, body) => {
    const done = await rosterTransaction(deps, 'student', studentId, async (tx) => {
      await tx.$executeRaw`select 1 from student where source_id = ${studentId} for update`;
      const [before] = await findWholeStudents(tx, [studentId]);
      if (!before) throw problem('not-found');
      const { guardiansWithoutResponsibility: blocked, protectedAddress: grade } = body;
      const known = new Set(before.guardians.map(({ sourceId }) => sourceId));
      const unknown = (blocked ?? []).flatMap((id, i) =>
        known.has(id)
          ? []
          : [
              {
                pointer: `/guardiansWithoutResponsibility/${i}`,
                fault: 'unknown-id' as const,
                values: { id },
              },
            ],
      );
      if (unknown.length > 0) throw invalidRequest(unknown);
      if (grade !== undefined) {
        await tx.$executeRaw`
          update student set
            protected_here = ${grade}::int,
            protected_said = case when ${grade}::int is null then null
                                  when protected_here is null then protected_address
                                  else protected_said end,
            protected_address = case when protected_here is null then protected_address
                                     else protected_said end
          where id = ${before.id}::uuid`;
      }
      if (blocked !== undefined) {
        await tx.$executeRaw`
          update guardian set
            blocked_here = source_id = any(${blocked}::text[]),
            responsibility_said = case when not source_id = any(${blocked}::text[]) then null
                                       when blocked_here then responsibility_said
                                       else parental_responsibility end,
            parental_responsibility = case when blocked_here then responsibility_said
                                           else parental_responsibility end
          where student_id = ${before.id}::uuid`;
      }
      const [student] = await findWholeStudents(tx, [studentId]);
      if (!student) throw problem('not-found');
      const guide = deps.guide.rules;
      const factsOf = (s: typeof student) => JSON.stringify(studentFactsOf(s, now, guide));
      const change = {
        student,
        factsChanged: factsOf(before) !== factsOf(student),
        schoolChanged: false,
        holderChanged: false,
      };
      const tellings = await tellingsOfStudents(tx, [change], { guide, now });
      const told = await storeTellings(deps, tx, tellings, { clientId: caller.clientId, now });
      return { told, student };
    });
    await settleTellings(deps, done.told);
    const { protectedHere, guardians } = done.student;
    return {
      status: 200,
      body: {
        protectedAddress: protectedHere === 6 || protectedHere === 7 ? protectedHere : null,
        guardiansWithoutResponsibility: guardians
          .filter(({ blockedHere }) => blockedHere)
          .map(({ sourceId }) => sourceId),
      },
    };
  },
});

async function guardBlocks({
  deps,
  caller,
  params: { studentId },
}: GuardContext<'/students/:studentId/blocks'>): Promise<void> {
  const person = personOf(caller);
  if (!person || !letsIn('student-blocks', person.roles)) throw problem('not-allowed');
  // Whose the student is must be known before anybody is refused; the rule below says who hears more.
  const student = await asProgram(() =>
    deps.db.student.findUnique({
      where: { sourceId: studentId },
      select: {
        id: true,
        schoolId: true,
        protectedAddress: true,
        school: { select: { sourceId: true } },
      },
    }),
  );
  if (!student || !reachesSchool(caller, student.school.sourceId)) throw problem('not-found');
  if (isAdministrator(caller)) return;
  const isLeader = holdsRole(person, 'school-leadership', student.schoolId);
  if (student.protectedAddress !== null) {
    const { leaderId } = await asProgram(() =>
      findNamedPeople(deps.db, student.id, student.schoolId),
    );
    if (!isLeader || leaderId !== person.staffId) throw problem('not-found');
  }
  if (!isLeader) throw problem('not-found');
}
