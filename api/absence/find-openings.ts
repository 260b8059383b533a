import { ageBandOn } from '../../domain/age-band.js';
import type { Trigger } from '../../domain/codes.js';
import type { Opening } from '../../domain/commands.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import type { LocalDate } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';

interface Row {
  studentId: string;
  schoolId: string;
  birthDate: LocalDate;
  protectedAddress: boolean;
  holderId: string | null;
  guardianIds: string[];
}

/** Finds what cases are opened with: nothing but ids, an age band and who holds the case; all students in one query. */
export async function findOpenings(
  tx: Transaction,
  cases: readonly { studentId: string; caseId: string; trigger: Trigger }[],
  { today, consent }: { today: LocalDate; consent: GuideRules['consent'] },
): Promise<Map<string, Opening>> {
  const ids = cases.map((c) => c.studentId);
  const rows = await tx.$queryRaw<Row[]>`
    select s.id as "studentId", s.school_id as "schoolId", s.birth_date::text as "birthDate",
           s.protected_address is not null as "protectedAddress", t.id as "holderId",
           array(select g.id from guardian g
                 where g.student_id = s.id and g.parental_responsibility and g.ended_at is null
                 order by g.source_id) as "guardianIds"
    from student s left join staff t on t.id = s.contact_teacher_id and t.active
    where s.id = any(${ids}::uuid[])`;
  const students = new Map(rows.map((row) => [row.studentId, row]));
  return new Map(
    cases.map(({ caseId, studentId, trigger }) => {
      const student = students.get(studentId);
      if (!student) throw new Error('A case for a student who is not there');
      const { birthDate, ...facts } = student;
      const ageBand = ageBandOn(birthDate, today, consent);
      return [caseId, { id: caseId, trigger, ageBand, ...facts }];
    }),
  );
}
