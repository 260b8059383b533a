import { findOpenCases } from '../../api/absence/find-open-cases.js';
import { findStudentAbsence } from '../../api/absence/find-student-absence.js';
import { semesterOf } from '../../domain/absence/excused-semester.js';
import type { CaseSetting } from '../../domain/case.js';
import { findNearTriggers, type NearTrigger } from '../../domain/insights/near-trigger.js';
import { addDays, type LocalDate } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

/** Holds a student who is near a trigger. */
export interface NearStudent {
  studentId: string;
  name: string;
  className: string;
  near: NearTrigger[];
  hasOpenCase: boolean;
}

const WITHIN = 2;

/** Finds the students of a school who are at most two entries from a trigger, the nearest first; no protected address is among them. */
export async function findNearStudents(
  db: Database,
  schoolId: string,
  { setting, today }: { setting: CaseSetting; today: LocalDate },
): Promise<NearStudent[]> {
  const { triggers: figures } = setting.guide;
  const excused = Math.min(figures.excusedStreakDays, figures.excusedSemesterMoreThan + 1);
  const students = await db.$queryRaw<{ id: string; name: string; className: string }[]>`
    select s.id, s.name, s.class_name as "className"
    from student s join absence a on a.student_id = s.id
    where s.school_id = ${schoolId}::uuid and s.active
      and s.protected_address is null and s.protected_here is null
      and a.deleted_at is null and not a.history and not a.agreed
      and a.date between ${semesterOf(today)}::date and ${addDays(today, 7)}::date
    group by s.id
    having count(*) filter (where a.kind = 'excused-day') >= ${excused - WITHIN}
        or count(*) filter (where a.kind = 'late' and date_trunc('month', a.date) = date_trunc('month', ${today}::date))
           >= ${figures.latePerMonth - WITHIN}`;
  const ids = students.map(({ id }) => id);
  const opening = findOpenCases(db, ids);
  const [open, absence] = await Promise.all([
    opening,
    findStudentAbsence(db, ids, opening, [today]),
  ]);
  return students
    .flatMap(({ id, ...who }) => {
      const student = absence.get(id);
      const ctx = {
        // A case keeps the figures of the guide that it was opened with.
        figures: open.get(id)?.figures ?? figures,
        calendar: setting.calendar,
        today,
        within: WITHIN,
      };
      const near = student ? findNearTriggers(student, ctx) : [];
      if (near.length === 0) return [];
      return [{ studentId: id, ...who, near, hasOpenCase: open.has(id) }];
    })
    .sort((a, b) => leftOf(a) - leftOf(b) || (a.name < b.name ? -1 : 1));
}

function leftOf({ near }: NearStudent): number {
  return Math.min(...near.map(({ has, of }) => of - has));
}
