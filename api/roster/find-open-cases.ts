import { Prisma } from '../../prisma/generated/client.js';
import type { Transaction } from '../../prisma/connect.js';

/** Holds an open case as far as the roster's consequences need it; also one that is allotted but not opened yet. */
export interface OpenCase {
  caseId: string;
  caseNumber: string;
  schoolId: string;
  holderId: string | null;
  protectedAddress: boolean;
}

type Of = { studentId: string } | { schoolIds: readonly string[] } | { holderId: string };

/** Finds the open cases of a student, of schools, or of the contact teacher who holds them. */
export async function findOpenCases(tx: Transaction, of: Of): Promise<OpenCase[]> {
  // A case that has moved is its new school's; one not opened yet is held by the student's contact teacher.
  const condition =
    'studentId' in of
      ? Prisma.sql`student_id = ${of.studentId}::uuid`
      : 'schoolIds' in of
        ? Prisma.sql`school_id = any(${[...of.schoolIds]}::uuid[])`
        : Prisma.sql`holder_id = ${of.holderId}::uuid`;
  return tx.$queryRaw<OpenCase[]>`
    select case_id as "caseId", case_number as "caseNumber", school_id as "schoolId",
           holder_id as "holderId", is_protected as "protectedAddress"
    from (
      select a.case_id, a.case_number, a.student_id, a.allotted_at,
             coalesce(c.school_id, a.school_id) as school_id,
             case when c.id is null then s.contact_teacher_id else c.holder_id end as holder_id,
             s.protected_address is not null or coalesce(c.protected_address, false) as is_protected
      from case_allotment a
      join student s on s.id = a.student_id
      left join concern_case c on c.id = a.case_id
      where a.ended_at is null and c.closed_at is null
    ) open_case
    where ${condition}
    order by allotted_at, case_id`;
}
