import { findFirings } from '../../api/absence/find-firings.js';
import { findOpenCases } from '../../api/absence/find-open-cases.js';
import type { AbsenceEntry } from '../../domain/absence/entry.js';
import { semesterOf } from '../../domain/absence/excused-semester.js';
import type { GuideRules } from '../../domain/guide-rules.js';
import {
  createNearFinder,
  type NearContext,
  type NearTrigger,
} from '../../domain/insights/near-trigger.js';
import { addDays, type LocalDate } from '../../domain/local-time.js';
import type { SchoolCalendar } from '../../domain/school-days.js';
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

type Figures = GuideRules['triggers'];

interface Judged {
  /** Those of the guide as it is; a case keeps those that it was opened with. */
  figures: Figures;
  /** May still be looked for: it is needed only at the end. */
  calendar: Promise<SchoolCalendar>;
  today: LocalDate;
}

/** Finds the students of a school who are at most two entries from a trigger, the nearest first; no protected address is among them. */
export async function findNearStudents(
  db: Database,
  schoolId: string,
  judged: Judged,
): Promise<NearStudent[]> {
  const [candidates, kept, calendar] = await Promise.all([
    findCandidates(db, schoolId, judged),
    findKeptFigures(db, schoolId),
    judged.calendar,
  ]);
  const finderOf = findersBy({ calendar, today: judged.today, within: WITHIN });
  // What has fired only takes away from what counts: whoever is not near without it is not looked up any further.
  const finders = new Set([judged.figures, ...kept].map(finderOf));
  const likely = candidates.filter(({ entries }) => {
    const student = { entries, firings: [], openCaseId: null, agreed: [] };
    return [...finders].some((findNear) => findNear(student).length > 0);
  });
  const ids = likely.map(({ id }) => id);
  const [open, firings] = await Promise.all([findOpenCases(db, ids), findFirings(db, ids)]);
  const firingsOf = new Map(ids.map((id) => [id, [] as typeof firings]));
  for (const firing of firings) firingsOf.get(firing.studentId)?.push(firing);
  return likely
    .flatMap(({ id, name, className, entries }) => {
      const { caseId: openCaseId = null, agreed = [], figures } = open.get(id) ?? {};
      const student = { entries, firings: firingsOf.get(id) ?? [], openCaseId, agreed };
      const near = finderOf(figures ?? judged.figures)(student);
      if (near.length === 0) return [];
      return [{ studentId: id, name, className, near, hasOpenCase: openCaseId !== null }];
    })
    .sort((a, b) => leftOf(a) - leftOf(b) || (a.name < b.name ? -1 : 1));
}

/** Makes one finder for all figures that are alike. */
function findersBy(ctx: Omit<NearContext, 'figures'>) {
  const made = new Map<string, ReturnType<typeof createNearFinder>>();
  return (figures: Figures) => {
    const { excusedStreakDays, excusedSemesterMoreThan, latePerMonth } = figures;
    const key = [excusedStreakDays, excusedSemesterMoreThan, latePerMonth].join();
    const finder = made.get(key) ?? createNearFinder({ ...ctx, figures });
    made.set(key, finder);
    return finder;
  };
}

/** Finds the figures that the school's open cases keep, once a version of the guide. */
async function findKeptFigures(db: Database, schoolId: string): Promise<Figures[]> {
  const rows = await db.$queryRaw<{ figures: Figures }[]>`
    select setting->'guide'->'triggers' as figures
    from (select distinct on (guide_version) setting
          from concern_case where school_id = ${schoolId}::uuid and closed_at is null) one`;
  return rows.map(({ figures }) => figures);
}

/** Finds the students with so many entries of a kind that they could be near, with all that count by number. */
function findCandidates(
  db: Database,
  schoolId: string,
  { figures, today }: Judged,
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
