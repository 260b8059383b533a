import { randomUUID } from 'node:crypto';
import type { ConcernCase } from '../../../domain/case.js';
import { nextDeadlineOf } from '../../../domain/case-view.js';
import { openCase } from '../../../domain/open-case.js';
import { instantOf } from '../../../domain/local-time.js';
import { findSetting } from '../../../prisma/find-setting.js';
import { studentFactsOf } from '../../../prisma/student-facts.js';
import type { TestApi } from './start-test-api.js';

/** Puts an open case of a student into the tables, as if the engine had opened it at the API's present time. */
export async function openTestCase(
  { owner, deps }: TestApi,
  studentSourceId: string,
): Promise<ConcernCase> {
  const now = await deps.clock.now();
  const student = await owner.student.findUniqueOrThrow({
    where: { sourceId: studentSourceId },
    include: { guardians: true },
  });
  const setting = await findSetting(owner, student.schoolId, deps.guide.rules);
  const opened = openCase(
    {
      id: randomUUID(),
      studentId: student.id,
      schoolId: student.schoolId,
      holderId: student.contactTeacherId,
      trigger: 'manual',
      ...studentFactsOf(student, now, deps.guide.rules),
    },
    { now, actor: { kind: 'program' }, setting },
  );
  const { id: caseId, studentId, schoolId } = opened.case;
  const caseNumber = `N-TEST-${caseId.slice(0, 4).toUpperCase()}`;
  await owner.caseAllotment.create({
    data: {
      caseId,
      caseNumber,
      studentId,
      schoolId,
      trigger: 'manual',
      allottedAt: now,
      opensAt: now,
    },
  });
  const deadline = nextDeadlineOf(opened.case);
  await owner.concernCase.create({
    data: {
      id: caseId,
      caseNumber,
      studentId,
      schoolId,
      state: JSON.parse(JSON.stringify(opened.case)),
      setting: JSON.parse(JSON.stringify(setting)),
      protectedAddress: opened.case.protectedAddress,
      trigger: 'manual',
      step: 'contact-home',
      phase: opened.case.phase,
      round: 1,
      btiLevel: 0,
      dueAt: deadline ? instantOf(deadline.dueOn, '16:00') : null,
      stuck: false,
      holderId: opened.case.holderId,
      openedAt: now,
      guideVersion: deps.guide.id,
      seq: 1,
    },
  });
  return opened.case;
}
