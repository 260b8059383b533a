import { z } from 'zod';
import { DUTY_KINDS, ROLES } from '../domain/codes.js';
import type { GuideRules } from '../domain/guide-rules.js';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 16:00 is expected');
const source = z.enum(['guide', 'house']);
const count = z.int().min(1).max(400);
const orNone = z.int().min(0).max(400);
const age = z.int().min(0).max(25);
const period = z.strictObject({ schoolDays: count, source });
const item = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code such as plan-written is expected');

const duty = z.strictObject({
  responsible: z.enum(ROLES),
  ppaFirst: z.boolean(),
  due: period,
  items: z
    .array(item)
    .min(1)
    .refine((items) => new Set(items).size === items.length, 'an item stands twice'),
});

/** Describes `rules.yaml`: every figure a municipality may tune. */
export const rulesSchema = z.strictObject({
  hours: z.strictObject({ due: clockTime, reminders: clockTime }),
  opening: z.strictObject({ graceMinutes: z.int().min(0).max(1440) }),
  triggers: z.strictObject({
    excusedStreakDays: count,
    excusedSemesterMoreThan: orNone,
    latePerMonth: count,
  }),
  deadlines: z.strictObject({
    'awaiting-contact': z.strictObject({ sameDayUntil: clockTime, source }),
    'awaiting-mapping-meeting': z.strictObject({ calendarDays: count, source }),
    drafting: period,
    trial: z.strictObject({ check: period, evaluation: period, meetingWindowSchoolDays: orNone }),
    'awaiting-consent': period,
    'consent-refused': period,
    'awaiting-local-meeting': period,
    'awaiting-central-meeting': period,
    'awaiting-bup-meeting': period,
    'awaiting-bridge-builders': period,
    'intensive-follow-up': period,
    watching: period,
    scheduledMeetingMoves: z.strictObject({ schoolDays: orNone, source }),
    secondNoShow: period,
    handover: period,
  }),
  bounds: z.strictObject({
    planStartsBackSchoolDays: orNone,
    planStartsAheadSchoolDays: orNone,
    extensionSchoolDays: count,
  }),
  consent: z.strictObject({
    guardians: z.enum(['all', 'one']),
    months: z.int().min(1).max(120),
    viewFromAge: age,
    ownFromAge: age,
  }),
  emergencyAccess: z.strictObject({ hours: z.int().min(1).max(24) }),
  monitoring: z.strictObject({ return: z.enum(['every-trigger', 'never']) }),
  reminders: z.strictObject({
    dueSoonSchoolDaysBefore: count,
    dueSoonWhenSchoolDaysAhead: count,
    overdueSchoolDays: count,
    escalatedSchoolDays: count,
    escalatedEverySchoolDays: count,
    stuckSchoolDays: count,
  }),
  duties: z.strictObject(Object.fromEntries(DUTY_KINDS.map((kind) => [kind, duty])) as DutyShape),
});

type DutyShape = Record<(typeof DUTY_KINDS)[number], typeof duty>;

/** Holds the figures as they stand in the file, before a version is known. */
export type RuleFigures = Omit<GuideRules, 'version'>;

// The file and the core must mean the same: this line does not compile when they part.
rulesSchema satisfies z.ZodType<RuleFigures>;
