import { isInAgreedHours, type AgreedHours } from '../absence/agreed-hours.js';
import type { AbsenceEntry } from '../absence/entry.js';
import type { LocalDate } from '../local-time.js';

/** Holds how many entries there are of one thing; agreed ones apart. */
export interface Tally {
  entries: number;
  agreed: number;
}

/** Lists where in a day an entry lies; the start of the day is what is late and what misses the first lesson. */
export const DAY_PARTS = ['late', 'first-lesson', 'later-lesson', 'whole-day'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/**
 * Holds the absence of a student, a class or a school, counted: by day (`students` are those absent that day), and by what the
 * entries say. Made of entries here, or by the database for many students at once.
 */
export interface AbsenceCounts {
  byDate: (Tally & { date: LocalDate; students: number })[];
  byLesson: (Tally & { lesson: number })[];
  bySubject: (Tally & { key: string })[];
  byDayPart: (Tally & { key: DayPart })[];
}

/** Holds an entry with what patterns look at beside the triggers. */
export interface CountedEntry extends AbsenceEntry {
  studentId: string;
  subject: string | null;
}

/** Counts entries; those agreed, by the register or a plan's reduced timetable, are only counted as that. */
export function countEntries(
  entries: readonly CountedEntry[],
  agreed: readonly AgreedHours[] = [],
): AbsenceCounts {
  const groupsBy = <K extends string | number>(keyOf: (entry: CountedEntry) => K | null) => {
    const groups = new Map<K, CountedEntry[]>();
    for (const entry of entries) {
      const key = keyOf(entry);
      if (key !== null) groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const isCounting = (entry: CountedEntry) =>
    !entry.agreed && !isInAgreedHours(entry, agreed as AgreedHours[]);
  const tallyOf = (group: readonly CountedEntry[]): Tally => {
    const counting = group.filter(isCounting).length;
    return { entries: counting, agreed: group.length - counting };
  };
  const studentsOf = (group: readonly CountedEntry[]) =>
    new Set(group.filter(isCounting).map(({ studentId }) => studentId)).size;
  const tally = <K extends string | number>(keyOf: (entry: CountedEntry) => K | null) =>
    groupsBy(keyOf).map(([key, group]) => ({ key, ...tallyOf(group) }));
  return {
    byDate: groupsBy((entry) => entry.date).map(([date, group]) => {
      return { date, students: studentsOf(group), ...tallyOf(group) };
    }),
    byLesson: tally((entry) => entry.lesson).map(({ key, ...rest }) => ({ lesson: key, ...rest })),
    bySubject: tally((entry) => entry.subject),
    byDayPart: tally(dayPartOf),
  };
}

function dayPartOf({ kind, lesson }: CountedEntry): DayPart {
  if (kind === 'late') return 'late';
  if (lesson === null) return 'whole-day';
  return lesson === 1 ? 'first-lesson' : 'later-lesson';
}
