import { agreedHoursOf, type AgreedHours } from '../../domain/absence/agreed-hours.js';
import type { Plan } from '../../domain/case.js';
import type { Phase } from '../../domain/codes.js';
import type { AbsenceCounts, DayPart, Tally } from '../../domain/insights/absence-counts.js';
import type { LocalDate } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';

/** Says whose absence is counted, from one day to another (both included). */
export interface Counted {
  schoolId: string;
  from: LocalDate;
  to: LocalDate;
}

interface Row extends Tally {
  /** Students absent, where a row is a day's. */
  students: number;
  date: string | null;
  lesson: number | null;
  subject: string | null;
  dayPart: DayPart | null;
  by: 'date' | 'lesson' | 'subject' | 'day-part';
}

/**
 * Counts a school's absence in one statement, as `countEntries` would: by day, lesson, subject and part of the day. Students with a
 * protected address, and those who left, are in no count.
 */
export async function findAbsenceCounts(
  db: Database,
  { schoolId, from, to }: Counted,
): Promise<AbsenceCounts> {
  const agreedHours = JSON.stringify(await findAgreedHours(db, schoolId));
  const rows = await db.$queryRaw<Row[]>`
    with hours as (
      select * from jsonb_to_recordset(${agreedHours}::jsonb)
        as h(student_id uuid, "from" date, "to" date, weekday int, lessons jsonb)
    ), entry as (
      select a.student_id, a.date, a.lesson, a.subject,
             case when a.kind = 'late' then 'late' when a.lesson is null then 'whole-day'
                  when a.lesson = 1 then 'first-lesson' else 'later-lesson' end as day_part,
             a.agreed or exists (
               select from hours h
               where h.student_id = a.student_id and a.lesson is not null and h."from" <= a.date
                 and (h."to" is null or a.date <= h."to") and h.weekday = extract(isodow from a.date)
                 and h.lessons @> to_jsonb(a.lesson)
             ) as is_agreed
      from school_absence(${schoolId}::uuid, ${from}::date, ${to}::date) a
    ), counted as (
      -- A flag for each student and day: counting distinct students would sort all entries again for every grouping.
      select *, not is_agreed and row_number() over (partition by date, student_id, is_agreed) = 1 as is_student_day
      from entry
    )
    select date::text, lesson, subject, day_part as "dayPart",
           case when grouping(date) = 0 then 'date' when grouping(lesson) = 0 then 'lesson'
                when grouping(subject) = 0 then 'subject' else 'day-part' end as by,
           (count(*) filter (where not is_agreed))::int as entries,
           (count(*) filter (where is_student_day))::int as students,
           (count(*) filter (where is_agreed))::int as agreed
    from counted
    group by grouping sets ((date), (lesson), (subject), (day_part))
    order by date, lesson, subject, day_part`;
  const rowsBy = <K>(by: Row['by'], keyOf: (row: Row) => K | null) =>
    rows.flatMap((row) => {
      const key = row.by === by ? keyOf(row) : null;
      return key === null ? [] : [{ key, row }];
    });
  const tallies = <K>(by: Row['by'], keyOf: (row: Row) => K | null) =>
    rowsBy(by, keyOf).map(({ key, row: { entries, agreed } }) => ({ key, entries, agreed }));
  return {
    byDate: rowsBy('date', (row) => row.date).map(({ key: date, row }) => {
      return { date, entries: row.entries, students: row.students, agreed: row.agreed };
    }),
    byLesson: tallies('lesson', (row) => row.lesson).map(({ key, ...rest }) => {
      return { lesson: key, ...rest };
    }),
    bySubject: tallies('subject', (row) => row.subject),
    byDayPart: tallies('day-part', (row) => row.dayPart),
  };
}

interface PlanRow {
  studentId: string;
  phase: Phase;
  plans: Plan[];
}

/** Finds the hours that the plans of a school's cases have agreed away; few plans have a reduced timetable. */
async function findAgreedHours(db: Database, schoolId: string) {
  const rows = await db.$queryRaw<PlanRow[]>`
    select student_id as "studentId", phase, state->'plans' as plans
    from concern_case
    where school_id = ${schoolId}::uuid and reduces_timetable`;
  return rows.flatMap(({ studentId, phase, plans }) =>
    agreedHoursOf({ phase, plans }).map((hours: AgreedHours) => ({
      student_id: studentId,
      ...hours,
    })),
  );
}
