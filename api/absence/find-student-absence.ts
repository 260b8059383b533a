import type { AbsenceEntry } from '../../domain/absence/entry.js';
import type { StudentAbsence } from '../../domain/absence/student-absence.js';
import { addDays, type LocalDate } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import type { OpenCase } from './find-open-cases.js';
import { findFirings, type StoredFiring } from './find-firings.js';

/** More than a semester and a summer: no count reaches further than this from an entry that is part of it. */
const REACH_DAYS = 300;

interface Row extends AbsenceEntry {
  studentId: string;
}

/** The open cases may still be looked for: they are needed only at the end. */
type Awaitable<T> = T | Promise<T>;

/** Finds what the triggers of some students are judged on, all of them in two queries. */
export async function findStudentAbsence(
  tx: Transaction,
  studentIds: readonly string[],
  openCases: Awaitable<ReadonlyMap<string, OpenCase>>,
  dates: readonly LocalDate[],
): Promise<Map<string, StudentAbsence>> {
  const firings = await findFirings(tx, studentIds);
  const rows = await findCounting(tx, studentIds, firings, dates);
  const openOf = await openCases;
  const absence = new Map<string, StudentAbsence>(
    studentIds.map((id) => {
      const open = openOf.get(id);
      const { caseId: openCaseId = null, agreed = [] } = open ?? {};
      return [id, { entries: [], firings: [], openCaseId, agreed }];
    }),
  );
  for (const firing of firings) absence.get(firing.studentId)?.firings.push(firing);
  for (const row of rows) absence.get(row.studentId)?.entries.push(row);
  return absence;
}

/** The entries of kinds that count within reach of these days, and those behind what has fired for an open case. */
async function findCounting(
  tx: Transaction,
  studentIds: readonly string[],
  firings: readonly StoredFiring[],
  dates: readonly LocalDate[],
): Promise<Row[]> {
  const behind = firings.filter((f) => !f.caseClosed).flatMap((f) => f.behind);
  const days = [...dates, ...behind.map((entry) => entry.date)].sort();
  const from = addDays(days[0] ?? '1970-01-01', -REACH_DAYS);
  const to = addDays(days.at(-1) ?? '1970-01-01', REACH_DAYS);
  const ids = behind.map((entry) => entry.id);
  return tx.$queryRaw<Row[]>`
    select id::text, student_id as "studentId", date::text, kind, lesson, agreed, history
    from absence
    where student_id = any(${[...studentIds]}::uuid[]) and deleted_at is null and not history
      and ((kind in ('late', 'excused-day') and date between ${from}::date and ${to}::date)
        or id = any(${ids}::bigint[]))`;
}
