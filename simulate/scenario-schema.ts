import { z } from 'zod';
import { absenceEntryBody } from '../api/absence/entry-body.js';
import { sourceIdField } from '../api/roster/source-id.js';
import { COMMANDS } from '../domain/codes.js';
import { rosterSchema } from './roster-schema.js';
import { FIRST_DAY, LAST_DAY, isDay } from './time-shift.js';

/** Lists what `do` may name: the API's commands, and reporting a concern, which opens a case. */
export const ACTIONS = [...COMMANDS, 'report-concern'] as const;
export type Action = (typeof ACTIONS)[number];

const day = z
  .string()
  .refine(isDay, { error: 'a date such as 2026-09-14 is expected', abort: true });
const playedDay = day.refine(
  (date) => date >= FIRST_DAY && date <= LAST_DAY,
  `a day between ${FIRST_DAY} and ${LAST_DAY} is expected`,
);
const time = z
  .string()
  .refine((at) => /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(at) && isDay(at.slice(0, 10)), {
    error: 'a time such as 2026-09-14T08:45 is expected',
    abort: true,
  })
  .refine(
    (at) => playedDay.safeParse(at.slice(0, 10)).success,
    `a time between ${FIRST_DAY} and ${LAST_DAY} is expected`,
  );

const closure = z
  .strictObject({ from: playedDay, to: playedDay, name: z.string().min(1) })
  .refine(({ from, to }) => from <= to, { message: 'it ends before it begins', path: ['to'] });
const schoolYear = z
  .strictObject({
    name: z.string().optional(),
    firstDay: playedDay,
    lastDay: playedDay,
    closed: z.array(closure).default([]),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    message: 'it ends before it begins',
    path: ['lastDay'],
  });
export type ScenarioYear = z.output<typeof schoolYear>;

const guardian = z.union(
  [
    sourceIdField,
    z.looseObject({ guardianId: sourceIdField, parentalResponsibility: z.boolean().optional() }),
  ],
  'a guardian is an id, or an object with a guardianId',
);
/** Describes a student of a scenario. */
export const studentSchema = z.strictObject({
  id: sourceIdField,
  birthDate: day,
  guardians: z.array(guardian).default([]),
  name: z.string().optional(),
  className: z.string().optional(),
  contactTeacherId: sourceIdField.nullish(),
  protectedAddress: z.union([z.literal(6), z.literal(7)]).nullish(),
  namedStaff: z.array(sourceIdField).nullish(),
  active: z.boolean().optional(),
});
export type ScenarioStudent = z.output<typeof studentSchema>;

const deletion = z.strictObject({ entryId: sourceIdField, deleted: z.literal(true) });
const absence = z.unknown().transform((value, ctx) => {
  const isDeletion = typeof value === 'object' && value !== null && 'deleted' in value;
  const parsed = (isDeletion ? deletion : absenceEntryBody).safeParse(value);
  if (parsed.success) return parsed.data;
  ctx.issues.push(...parsed.error.issues.map((issue) => ({ ...issue, input: value }) as never));
  return z.NEVER;
});
export type ScenarioAbsence = z.output<typeof absence>;

/** Describes an event of a scenario. */
export const eventSchema = z.strictObject({
  at: time,
  as: z.string().optional(),
  key: z.string().min(1).optional(),
  case: sourceIdField.optional(),
  do: z.enum(ACTIONS, 'this is no command of the API').optional(),
  with: z.record(z.string(), z.unknown()).nullish(),
  absences: z.array(absence).min(1).optional(),
  history: z.boolean().optional(),
  calendar: schoolYear.optional(),
  roster: rosterSchema.optional(),
});
export type ScenarioEvent = z.output<typeof eventSchema>;

/** Describes a scenario file. What the parts of it mean to each other is checked in `check-scenario.ts`. */
export const scenarioSchema = z.strictObject({
  name: z.string().optional(),
  start: time,
  calendar: schoolYear,
  localMeetingDates: z.array(playedDay).nullish(),
  guide: z.record(z.string(), z.unknown()).nullish(),
  students: z.array(studentSchema).min(1),
  events: z.array(eventSchema).nullish(),
  until: time.nullish(),
});
export type Scenario = z.output<typeof scenarioSchema>;
