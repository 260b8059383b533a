import { randomUUID } from 'node:crypto';
import { ageBandOn } from '../../domain/age-band.js';
import type { Opening } from '../../domain/commands.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import { dateOf } from '../../domain/local-time.js';
import { openCase } from '../../domain/open-case.js';
import type { Database } from '../../prisma/connect.js';
import { findSetting } from '../../prisma/find-setting.js';
import type { Prisma } from '../../prisma/generated/client.js';
import { record } from './direct-desk.js';

interface Given {
  api: Database;
  worker: Database;
  guide: GuideRules;
  now: string;
}

/** Opens a case for a student as the engine does, without it: allotment, the pure core, the worker's record. */
export async function givenCase(given: Given, studentSourceId: string): Promise<string> {
  const { caseNumber, opening, setting } = await givenAllotment(given, studentSourceId);
  const actor = { kind: 'program' } as const;
  const opened = openCase(opening, { now: given.now, actor, setting });
  await record(given.worker, opened, { caseNumber, actor, commandId: null, at: given.now });
  await given.api.inboxCommand.updateMany({
    where: { caseId: opening.id, name: 'open-case' },
    data: { status: 'applied' },
  });
  return opening.id;
}

/** Allots a case that the engine has not opened yet. */
export async function givenAllotment(
  { api, guide, now }: Given,
  studentSourceId: string,
  { opensAt = now } = {},
) {
  const student = await api.student.findUniqueOrThrow({
    where: { sourceId: studentSourceId },
    include: { guardians: { where: { parentalResponsibility: true, endedAt: null } } },
  });
  const setting = await findSetting(api, student.schoolId, guide);
  const caseId = randomUUID();
  const caseNumber = `N-${caseId.slice(0, 4)}-${caseId.slice(4, 8)}`.toUpperCase();
  const opening: Opening = {
    id: caseId,
    studentId: student.id,
    schoolId: student.schoolId,
    protectedAddress: student.protectedAddress !== null,
    ageBand: ageBandOn(student.birthDate.toISOString().slice(0, 10), dateOf(now), guide.consent),
    guardianIds: student.guardians.map(({ id }) => id),
    holderId: student.contactTeacherId,
    trigger: 'first-unexcused',
  };
  await api.caseAllotment.create({
    data: {
      caseId,
      caseNumber,
      studentId: student.id,
      schoolId: student.schoolId,
      trigger: opening.trigger,
      allottedAt: now,
      opensAt,
    },
  });
  const start = { kind: 'open', caseNumber, opening, setting, notBefore: null };
  await api.inboxCommand.create({
    data: {
      id: randomUUID(),
      caseId,
      name: 'open-case',
      clientId: 'naervaer',
      payload: { type: 'open-case', start } as unknown as Prisma.InputJsonValue,
      receivedAt: now,
    },
  });
  return { caseNumber, opening, setting };
}
