import { z } from 'zod';
import { isSchoolDay, type SchoolYear } from '../../domain/school-days.js';
import { addDays } from '../../domain/local-time.js';
import { dateField as day } from '../time-fields.js';

const LONGEST_YEAR_DAYS = 366;

const closure = z
  .object({ from: day, to: day, name: z.string().trim().min(1).max(200) })
  .refine(({ from, to }) => from <= to, { message: 'ends-before-it-begins', path: ['to'] });

const year = z
  .object({ firstDay: day, lastDay: day, closed: z.array(closure).max(200) })
  .superRefine((value, ctx) => {
    const fault = (message: string) => {
      ctx.addIssue({ code: 'custom', message, path: ['lastDay'] });
    };
    if (value.firstDay > value.lastDay) return fault('ends-before-it-begins');
    if (addDays(value.firstDay, LONGEST_YEAR_DAYS) < value.lastDay) return fault('year-too-long');
    if (!hasSchoolDay(value)) fault('no-school-day');
  });

/** Takes school years of a calendar; a year with the same first day replaces the stored one, other stored years stay. */
export const calendarBody = z.object({
  name: z.string().trim().min(1).max(200),
  years: z.array(year).max(30),
});
export type CalendarBody = z.output<typeof calendarBody>;

/** Answers with a calendar as it is stored, all its years. */
export const calendarAnswer = z
  .object({
    calendarId: z.string(),
    name: z.string(),
    version: z.number().int(),
    years: z.array(
      z.object({
        firstDay: z.string(),
        lastDay: z.string(),
        closed: z.array(z.object({ from: z.string(), to: z.string(), name: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Calendar' });

function hasSchoolDay(value: SchoolYear): boolean {
  const calendar = { id: '', version: 0, years: [value], closedDays: [], publicHolidays: [] };
  for (let day = value.firstDay; day <= value.lastDay; day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day)) return true;
  }
  return false;
}
