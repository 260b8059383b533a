import { findFirings } from '../../api/absence/find-firings.js';
import { findOpenCases } from '../../api/absence/find-open-cases.js';
import type { AbsenceEntry } from '../../domain/absence/entry.js';
import { semesterOf } from '../../domain/absence/excused-semester.js';
import type { CaseSetting } from '../../domain/case.js';
import { createNearFinder, type NearTrigger } from '../../domain/insights/near-trigger.js';
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

interface Candidate {
  id: string;
  name: string;
  className: string;
  entries: AbsenceEntry[];
}

const WITHIN = 2;
/** No leave is known further ahead. */
const AHEAD_DAYS = 300;
/** Days in a row may begin before the semester, with its holidays between. */
const HOLIDAY_DAYS = 60;

/** Finds the students of a school who are at most two entries from a trigger, the nearest first; no protected address is among them. */
export async function findNearStudents(
  db: Database,
  schoolId: string,
  { setting, today }: { setting: CaseSetting; today: LocalDate },
): Promise<NearStudent[]> {
  const { calendar, guide } = setting;
  const candidates = await findCandidates(db, schoolId, { figures: guide.triggers, today });
  const ids = candidates.map(({ id }) => id);
  const [open, firings] = await Promise.all([findOpenCases(db, ids), findFirings(db, ids)]);
  const firingsOf = new Map(ids.map((id) => [id, [] as typeof firings]));
  for (const firing of firings) firingsOf.get(firing.studentId)?.push(firing);

  const finders = new Map<Figures, ReturnType<typeof createNearFinder>>();
  const finderOf = (figures: Figures) => {
    const finder =
      finders.get(figures) ?? createNearFinder({ figures, calendar, today, within: WITHIN });
    finders.set(figures, finder);
    return finder;
  };
  return candidates
    .flatMap(({ id, name, className, entries }) => {
      const { caseId: openCaseId = null, agreed = [], figures } = open.get(id) ?? {};
      // A case keeps the figures of the guide that it was opened with.
      const findNear = finderOf(figures ?? guide.triggers);
      const near = findNear({ entries, firings: firingsOf.get(id) ?? [], openCaseId, agreed });
      if (near.length === 0) return [];
      return [{ studentId: id, name, className, near, hasOpenCase: openCaseId !== null }];
    })
    .sort((a, b) => leftOf(a) - leftOf(b) || (a.name < b.name ? -1 : 1));
}

type Figures = CaseSetting['guide']['triggers'];

/** Finds the students with so many entries of a kind that they could be near, with all that count by number. */
function findCandidates(
  db: Database,
  schoolId: string,
  { figures, today }: { figures: Figures; today: LocalDate },
): Promise<Candidate[]> {
  const { excusedStreakDays, excusedSemesterMoreThan, latePerMonth } = figures;
  const excused = Math.min(excusedStreakDays, excusedSemesterMoreThan + 1) - WITHIN;
  const since = addDays(semesterOf(today), -HOLIDAY_DAYS - 2 * excusedStreakDays);
  const month = `${today.slice(0, 7)}-01`;
  return db.$queryRaw<Candidate[]>`
    select s.id, s.name, s.class_name as "className", e.entries
    from (
      select student_id, json_agg(json_build_object('id', id::text, 'date', date, 'kind', kind, 'lesson', lesson,
                                                    'agreed', agreed, 'history', history)) as entries
      from school_absence(${schoolId}::uuid, ${since}::date, ${addDays(today, AHEAD_DAYS)}::date)
      where kind in ('late', 'excused-day') and not history
      group by student_id
      having count(*) filter (where kind = 'excused-day' and not agreed) >= ${excused}
          or count(*) filter (where kind = 'late' and not agreed and date >= ${month}::date) >= ${latePerMonth - WITHIN}
    ) e join student s on s.id = e.student_id`;
}

function leftOf({ near }: NearStudent): number {
  return Math.min(...near.map(({ has, of }) => of - has));
}
