import type { JudgeContext, Judgement } from '../../domain/absence/judge-triggers.js';
import type { StudentAbsence } from '../../domain/absence/student-absence.js';
import type { CaseSetting } from '../../domain/case.js';
import type { LocalDate } from '../../domain/local-time.js';
import { findSetting } from '../../prisma/find-setting.js';
import type { Transaction } from '../../prisma/connect.js';
import type { Deps } from '../deps.js';
import { newCaseIds } from './allot-case.js';
import { findOpenCases, type OpenCase } from './find-open-cases.js';
import { findStudentAbsence } from './find-student-absence.js';

/** Names a student to judge. */
export interface StudentToJudge {
  id: string;
  schoolId: string;
}

/** Holds what was judged for one student, and the case that it is about. */
export interface JudgedStudent extends StudentToJudge {
  judgement: Judgement;
  /** The case that was open before. */
  open: OpenCase | undefined;
  /** What a new case gets, when the judgement opens one. */
  newCase: { caseId: string; caseNumber: string };
  setting: CaseSetting;
}

/** Judges some students, whose rows are locked, each by `judge`; all their entries and firings are read at once. */
export async function judgeStudents(
  tx: Transaction,
  { guide }: Pick<Deps, 'guide'>,
  students: readonly StudentToJudge[],
  by: {
    today: LocalDate;
    asHistory: boolean;
    /** The days of the entries that are judged. */
    dates: readonly LocalDate[];
    judge: (absence: StudentAbsence, ctx: JudgeContext, student: StudentToJudge) => Judgement;
  },
): Promise<JudgedStudent[]> {
  if (students.length === 0) return [];
  const ids = students.map((s) => s.id);
  const openCases = await findOpenCases(tx, ids);
  const absence = await findStudentAbsence(tx, ids, openCases, by.dates);
  const settings = new Map<string, CaseSetting>();
  for (const schoolId of new Set(students.map((s) => s.schoolId))) {
    settings.set(schoolId, await findSetting(tx, schoolId, guide.rules));
  }
  return students.flatMap((student) => {
    const setting = settings.get(student.schoolId);
    const before = absence.get(student.id);
    if (!setting || !before) return [];
    const open = openCases.get(student.id);
    const newCase = newCaseIds();
    const ctx: JudgeContext = {
      // A case keeps the figures of the guide that it was opened with.
      figures: open?.figures ?? guide.rules.triggers,
      calendar: setting.calendar,
      today: by.today,
      newCaseId: newCase.caseId,
      asHistory: by.asHistory,
    };
    return [{ ...student, judgement: by.judge(before, ctx, student), open, newCase, setting }];
  });
}
