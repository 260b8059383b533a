import { randomUUID } from 'node:crypto';
import { studentFactsOf } from '../../prisma/student-facts.js';
import { fromDateColumn } from '../../prisma/local-dates.js';
import type { Transaction } from '../../prisma/connect.js';
import {
  compareStudents,
  findWholeStudents,
  type ComparedStudent,
  type StoredStudent,
  type StudentOptions,
  type StudentRow,
} from './compare-students.js';

/** Holds what became of a row: the student as it is now, and what its cases must hear; `student` is null where it was refused. */
export interface StudentOutcome extends ComparedStudent {
  student: StoredStudent | null;
  factsChanged: boolean;
  schoolChanged: boolean;
  holderChanged: boolean;
}

/**
 * Stores students whole, with guardians and named people, a register's hundreds in a handful of statements. A row with faults is
 * refused by itself; one that says nothing new is not written.
 */
export async function storeStudents(
  tx: Transaction,
  rows: readonly StudentRow[],
  options: StudentOptions,
): Promise<StudentOutcome[]> {
  // The rows themselves are locked: absence is judged by what they hold.
  const ids = rows.map(({ sourceId }) => sourceId);
  await tx.$executeRaw`
    select 1 from student where source_id = any(${ids}::text[]) order by id for update`;
  const compared = await compareStudents(tx, rows, options);
  const news = compared.filter(({ faults, isNews }) => faults.length === 0 && isNews);
  await writeStudents(tx, news, options);
  const found = await findWholeStudents(
    tx,
    news.map(({ sourceId }) => sourceId),
  );
  const after = new Map(found.map((student) => [student.sourceId, student]));
  return compared.map((row) => {
    const { before, faults, sourceId } = row;
    const student = faults.length > 0 ? null : (after.get(sourceId) ?? before);
    const isChanged = before !== null && student !== null && student !== before;
    const factsOf = (s: StoredStudent) =>
      JSON.stringify(studentFactsOf(s, options.now, options.guide));
    return {
      ...row,
      student,
      factsChanged: isChanged && factsOf(before) !== factsOf(student),
      schoolChanged: isChanged && before.schoolId !== student.schoolId,
      holderChanged: isChanged && before.contactTeacherId !== student.contactTeacherId,
    };
  });
}

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

async function writeStudents(
  tx: Transaction,
  rows: readonly ComparedStudent[],
  { owner, now }: StudentOptions,
): Promise<void> {
  if (rows.length === 0) return;
  const students = rows.map((row) => ({ ...row, id: row.before?.id ?? randomUUID() }));
  const columns = students.map(({ id, sourceId, schoolId, contactTeacherId, body }) => ({
    id,
    sourceId,
    schoolId,
    contactTeacherId,
    name: body.name,
    birthDate: body.birthDate,
    className: body.className,
    protectedAddress: body.protectedAddress ?? null,
    active: body.active,
  }));
  await tx.$executeRaw`
    insert into student (id, source_id, owner_client, name, birth_date, school_id, class_name,
                         contact_teacher_id, protected_address, active)
    select r.id, r."sourceId", ${owner}, r.name, r."birthDate", r."schoolId", r."className",
           r."contactTeacherId", r."protectedAddress", r.active
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as r(
      id uuid, "sourceId" text, name text, "birthDate" date, "schoolId" uuid, "className" text,
      "contactTeacherId" uuid, "protectedAddress" int, active boolean)
    on conflict (source_id) do update set
      name = excluded.name, birth_date = excluded.birth_date, school_id = excluded.school_id,
      class_name = excluded.class_name, contact_teacher_id = excluded.contact_teacher_id,
      protected_address = excluded.protected_address, active = excluded.active,
      protected_said = case when student.protected_here is null then null
                            else excluded.protected_address end`;
  const ids = students.map(({ id }) => id);
  await tx.namedStaff.deleteMany({ where: { studentId: { in: ids } } });
  await tx.namedStaff.createMany({
    data: students.flatMap(({ id, namedStaffIds }) =>
      namedStaffIds.map((staffId) => ({ studentId: id, staffId })),
    ),
  });
  await writeGuardians(tx, students, now);
}

/** Ends whom the register leaves out, and lets those come back whom it names again: their earlier words stay theirs. */
async function writeGuardians(
  tx: Transaction,
  students: readonly { id: string; body: StudentRow['body'] }[],
  now: string,
): Promise<void> {
  const guardians = students.flatMap(({ id: studentId, body }) =>
    body.guardians.map(({ guardianId, name, parentalResponsibility, email, phone }) => ({
      id: randomUUID(),
      studentId,
      guardianId,
      name,
      parentalResponsibility,
      email: email ?? null,
      phone: phone ?? null,
    })),
  );
  const rows = JSON.stringify(guardians);
  await tx.$executeRaw`
    update guardian g set ended_at = ${now}::timestamptz
    where g.student_id = any(${students.map(({ id }) => id)}::uuid[]) and g.ended_at is null
      and not exists (
        select from jsonb_to_recordset(${rows}::jsonb) as r("studentId" uuid, "guardianId" text)
        where r."studentId" = g.student_id and r."guardianId" = g.source_id)`;
  await tx.$executeRaw`
    insert into guardian (id, student_id, source_id, name, parental_responsibility, email, phone)
    select r.id, r."studentId", r."guardianId", r.name, r."parentalResponsibility", r.email, r.phone
    from jsonb_to_recordset(${rows}::jsonb) as r(
      id uuid, "studentId" uuid, "guardianId" text, name text, "parentalResponsibility" boolean,
      email text, phone text)
    on conflict (student_id, source_id) do update set
      name = excluded.name, parental_responsibility = excluded.parental_responsibility,
      email = excluded.email, phone = excluded.phone, ended_at = null,
      responsibility_said = case when guardian.blocked_here
                                 then excluded.parental_responsibility end`;
}
