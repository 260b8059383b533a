import { addDays, weekdayOf, type LocalDate } from '../../domain/local-time.js';
import { isSchoolDay, type SchoolYear } from '../../domain/school-days.js';

export const CALENDAR_ID = 'calendar-1';

/** States the municipality's two school years, with breaks and planning days. */
export const SCHOOL_YEARS: readonly SchoolYear[] = [
  {
    firstDay: '2026-08-17',
    lastDay: '2027-06-18',
    closed: [
      { from: '2026-09-28', to: '2026-10-02', name: 'høstferie' },
      { from: '2026-11-13', to: '2026-11-13', name: 'planleggingsdag' },
      { from: '2026-12-21', to: '2027-01-01', name: 'juleferie' },
      { from: '2027-01-04', to: '2027-01-04', name: 'planleggingsdag' },
      { from: '2027-02-22', to: '2027-02-26', name: 'vinterferie' },
      { from: '2027-03-22', to: '2027-03-29', name: 'påskeferie' },
      { from: '2027-05-07', to: '2027-05-07', name: 'planleggingsdag' },
    ],
  },
  {
    firstDay: '2027-08-16',
    lastDay: '2028-06-16',
    closed: [
      { from: '2027-10-04', to: '2027-10-08', name: 'høstferie' },
      { from: '2027-11-12', to: '2027-11-12', name: 'planleggingsdag' },
      { from: '2027-12-20', to: '2027-12-31', name: 'juleferie' },
      { from: '2028-01-03', to: '2028-01-03', name: 'planleggingsdag' },
      { from: '2028-02-21', to: '2028-02-25', name: 'vinterferie' },
      { from: '2028-04-10', to: '2028-04-17', name: 'påskeferie' },
      { from: '2028-05-26', to: '2028-05-26', name: 'planleggingsdag' },
    ],
  },
];

export interface MadeUpSchool {
  sourceId: string;
  name: string;
  writtenLanguage: 'nb' | 'nn';
  /** Twelve, each with a contact teacher of its own; the number is the grade. */
  classes: readonly string[];
  closedDays: readonly LocalDate[];
  /** The weekday of the fixed local meeting, in the second week of each month. */
  meetingWeekday: number;
}

/** States the three schools: one of grades 8–10, one of 1–7, one of 1–10. */
export const SCHOOLS: readonly MadeUpSchool[] = [
  {
    sourceId: 'school-1',
    name: 'Eksempelåsen skole',
    writtenLanguage: 'nb',
    classes: ['9A', '9B', '9C', '9D', '8A', '8B', '8C', '8D', '10A', '10B', '10C', '10D'],
    closedDays: [],
    meetingWeekday: 3,
  },
  {
    sourceId: 'school-2',
    name: 'Tenktlia skule',
    writtenLanguage: 'nn',
    classes: ['1A', '1B', '2A', '2B', '3A', '3B', '4A', '4B', '5A', '6A', '7A', '7B'],
    closedDays: ['2027-02-19'],
    meetingWeekday: 2,
  },
  {
    sourceId: 'school-3',
    name: 'Liksomdal skole',
    writtenLanguage: 'nb',
    classes: ['1A', '2A', '3A', '4A', '5A', '6A', '7A', '8A', '8B', '9A', '9B', '10A'],
    closedDays: ['2027-04-30'],
    meetingWeekday: 4,
  },
];

/** Lists a school's fixed local meetings: one a month, left out where there is no school. */
export function localMeetingDatesOf(
  school: MadeUpSchool,
  publicHolidays: readonly { date: LocalDate; name: string }[],
): LocalDate[] {
  const calendar = {
    id: CALENDAR_ID,
    version: 1,
    years: [...SCHOOL_YEARS],
    closedDays: [...school.closedDays],
    publicHolidays: [...publicHolidays],
  };
  return SCHOOL_YEARS.flatMap(({ firstDay, lastDay }) => {
    const dates: LocalDate[] = [];
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      const dayOfMonth = Number(day.slice(8));
      const isSecondWeek = dayOfMonth > 7 && dayOfMonth <= 14;
      if (isSecondWeek && weekdayOf(day) === school.meetingWeekday && isSchoolDay(calendar, day))
        dates.push(day);
    }
    return dates;
  });
}
