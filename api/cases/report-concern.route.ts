import { z } from 'zod';
import type { RegisterStudent } from '../absence/find-students.js';
import { defineRoute, type HandleContext } from '../route.js';
import { textField, sourceIdField } from './body-fields.js';
import { caseSchema, type CaseAnswer } from './case-answer.js';
import { logAccess } from './log-access.js';
import { maySendCommands } from './may-send.js';
import { etagOf, presentCase } from './present-case.js';
import { raiseConcern, type RaisedConcern } from './raise-concern.js';
import { findReaderOf, getReportableStudent, reporterRelation } from './reach-student.js';

const body = z.strictObject({ studentId: sourceIdField, reason: textField });
const responses = {
  201: { description: 'A case was opened.', schema: caseSchema },
  200: {
    description: 'The student’s open case, to which the concern was added.',
    schema: caseSchema,
  },
  202: { description: 'Noted; the caller may not read the case.', schema: z.strictObject({}) },
};

/** Reports a concern of a member of staff: opens a case, or is added to the open one. */
export const reportConcernRoute = defineRoute({
  method: 'post',
  path: '/cases',
  operationId: 'reportConcern',
  summary: 'Report a concern',
  description: 'Concern or doubt is enough. Whoever may not read the case gets 202 either way.',
  tags: ['Cases'],
  scopes: ['naervaer:case.write'],
  access: { rule: 'report-concern' },
  body,
  responses,
  guard: ({ deps, caller, looseBody }) => getReportableStudent(deps, caller, looseBody),
  async handle(ctx, { studentId, reason }) {
    const { deps, caller, idempotency } = ctx;
    const student = ctx.guarded ?? (await getReportableStudent(deps, caller, { studentId }));
    if (!student) throw new Error('A body with a student id has a student');
    const raised = await raiseConcern(deps, {
      caller,
      student,
      reason,
      now: ctx.now,
      commandId: idempotency.commandId,
      alreadyStored: idempotency.alreadyStored,
    });
    return answer(ctx, student, raised);
  },
});

async function answer(
  { deps, caller }: Pick<HandleContext<string, unknown, unknown>, 'deps' | 'caller'>,
  student: RegisterStudent,
  { caseId, opened }: RaisedConcern,
) {
  const now = await deps.clock.now();
  const reader = await findReaderOf(deps, caller, caseId, now);
  const relation = reader?.relation ?? reporterRelation(caller, student);
  await logAccess(deps.db, caller, [
    { caseId, action: 'report-concern', relation, result: 'allowed', now },
  ]);
  if (!reader) return { status: 202 as const, body: {} };
  const presented: CaseAnswer = await presentCase(deps, reader, {
    now,
    maySend: maySendCommands(caller, relation),
  });
  const headers = { ETag: etagOf(reader.stored.view.case), Location: `/api/v1/cases/${caseId}` };
  return opened
    ? { status: 201 as const, body: presented, headers }
    : { status: 200 as const, body: presented, headers };
}
