import { randomUUID } from 'node:crypto';
import type { GuideRules } from '../../domain/guide-rules.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import { fromDateColumn, toDateColumn } from '../../prisma/local-dates.js';
import { studentFactsOf } from '../../prisma/student-facts.js';
import type { Transaction } from '../../prisma/connect.js';
import { invalidRequest } from '../problems.js';
import { findReferences } from './find-references.js';
import type { StudentBody } from './student-body.js';

const OLDEST = '1900-01-01';
const WHOLE = {
  school: { select: { sourceId: true } },
  contactTeacher: { select: { sourceId: true, active: true } },
  guardians: { orderBy: { sourceId: 'asc' } },
  namedStaff: { include: { staff: { select: { sourceId: true } } } },
} as const;

interface Options {
  owner: string;
  now: Instant;
  guide: GuideRules;
  /** Tells whether the caller's client is bound to a school. */
  allowsSchool: (schoolSourceId: string) => boolean;
}

/** Stores a student whole, with guardians and named people, and answers how it was before and is after. */
export async function storeStudent(
  tx: Transaction,
  sourceId: string,
  body: StudentBody,
  options: Options,
) {
  checkBirthDate(body.birthDate, options.now);
  // The row itself is locked too: absence is judged by what it holds.
  await tx.$executeRaw`SELECT 1 FROM student WHERE source_id = ${sourceId} FOR UPDATE`;
  const before = await tx.student.findUnique({ where: { sourceId }, include: WHOLE });
  const { schoolId, contactTeacherId, namedStaffIds } = await findReferences(
    tx,
    body,
    options.allowsSchool,
  );
  const id = before?.id ?? randomUUID();
  const facts = {
    name: body.name,
    birthDate: toDateColumn(body.birthDate),
    schoolId,
    className: body.className,
    contactTeacherId,
    protectedAddress: body.protectedAddress ?? null,
    active: body.active,
  };
  await tx.student.upsert({
    where: { id },
    create: { id, sourceId, ownerClient: options.owner, ...facts },
    update: facts,
  });
  await tx.namedStaff.deleteMany({ where: { studentId: id } });
  await tx.namedStaff.createMany({
    data: namedStaffIds.map((staffId) => ({ studentId: id, staffId })),
  });
  await storeGuardians(tx, id, body, options.now);
  const after = await tx.student.findUniqueOrThrow({ where: { id }, include: WHOLE });
  const factsOf = (student: typeof after) => studentFactsOf(student, options.now, options.guide);
  return {
    id,
    created: before === null,
    student: after,
    factsChanged:
      before !== null && JSON.stringify(factsOf(before)) !== JSON.stringify(factsOf(after)),
    facts: factsOf(after),
    schoolChanged: before !== null && before.schoolId !== after.schoolId,
    holderChanged: before !== null && before.contactTeacherId !== after.contactTeacherId,
  };
}

type StoredStudent = Awaited<ReturnType<typeof storeStudent>>['student'];

/** Writes a student as the API answers it. */
export function presentStudent(student: StoredStudent) {
  return {
    studentId: student.sourceId,
    name: student.name,
    birthDate: fromDateColumn(student.birthDate),
    schoolId: student.school.sourceId,
    className: student.className,
    contactTeacherId: student.contactTeacher?.sourceId ?? null,
    protectedAddress: student.protectedAddress,
    namedStaff: student.namedStaff.map(({ staff }) => staff.sourceId).sort(),
    active: student.active,
    guardians: student.guardians
      .filter(({ endedAt }) => endedAt === null)
      .map(({ sourceId, name, parentalResponsibility, email, phone }) => ({
        guardianId: sourceId,
        name,
        parentalResponsibility,
        email,
        phone,
      })),
  };
}

function checkBirthDate(birthDate: string, now: Instant): void {
  if (birthDate > dateOf(now))
    throw invalidRequest([{ pointer: '/birthDate', fault: 'in-the-future' }]);
  if (birthDate < OLDEST) throw invalidRequest([{ pointer: '/birthDate', fault: 'too-early' }]);
}

/** Ends whom the register leaves out, and lets those come back whom it names again: their earlier words stay theirs. */
async function storeGuardians(
  tx: Transaction,
  studentId: string,
  { guardians }: StudentBody,
  now: Instant,
) {
  await tx.guardian.updateMany({
    where: { studentId, endedAt: null, sourceId: { notIn: guardians.map((g) => g.guardianId) } },
    data: { endedAt: now },
  });
  for (const { guardianId, name, parentalResponsibility, email, phone } of guardians) {
    const facts = {
      name,
      parentalResponsibility,
      email: email ?? null,
      phone: phone ?? null,
      endedAt: null,
    };
    await tx.guardian.upsert({
      where: { studentId_sourceId: { studentId, sourceId: guardianId } },
      create: { id: randomUUID(), studentId, sourceId: guardianId, ...facts },
      update: facts,
    });
  }
}
