import { z } from 'zod';
import { dateField } from '../time-fields.js';
import { sourceIdField } from './source-id.js';

const MOST_DAYS = 400;
const days = z
  .array(dateField)
  .max(MOST_DAYS)
  .nullish()
  .transform((dates) => [...new Set(dates ?? [])].sort());

/** Takes what a register says of a school; what is left out is empty or the default. */
export const schoolBody = z.object({
  name: z.string().trim().min(1).max(200),
  orgNumber: z
    .string()
    .regex(/^\d{9}$/)
    .nullish(),
  calendarId: sourceIdField,
  writtenLanguage: z.enum(['nb', 'nn']).default('nb'),
  localMeetingDates: days,
  closedDays: days,
});
export type SchoolBody = z.output<typeof schoolBody>;

/** Answers with a school as it is stored. */
export const schoolAnswer = z
  .object({
    schoolId: z.string(),
    name: z.string(),
    orgNumber: z.string().nullable(),
    calendarId: z.string(),
    writtenLanguage: z.enum(['nb', 'nn']),
    localMeetingDates: z.array(z.string()),
    closedDays: z.array(z.string()),
  })
  .meta({ id: 'School' });
