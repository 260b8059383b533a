import { z } from 'zod';
import {
  COMMANDS,
  CONSENT_COVERS,
  DUTY_KINDS,
  MEETING_KINDS,
  PHASES,
  ROLES,
  SPECIAL_MEASURES,
  STEPS,
  TRIGGERS,
} from '../../domain/codes.js';

const instant = z.iso.datetime({ offset: true });
const date = z.iso.date();
const role = z.enum(ROLES);

const participant = z.union([
  z.object({ staffId: z.string() }),
  z.object({ guardianId: z.string() }),
  z.object({ student: z.literal(true) }),
  z.object({ name: z.string(), organisation: z.string() }),
  z.object({ external: z.literal(true) }),
]);

const dueBecause = z.object({
  rule: z.string(),
  source: z.enum(['guide', 'house']),
  from: date,
  count: z.number().nullable(),
  unit: z.enum(['school-days', 'calendar-days']).nullable(),
  skipped: z.array(z.object({ date, name: z.string() })),
  calendarId: z.string(),
  calendarVersion: z.number(),
  provisional: z.boolean(),
});

const meeting = z.object({
  id: z.string(),
  kind: z.enum(MEETING_KINDS),
  status: z.enum(['scheduled', 'held', 'cancelled', 'lapsed']),
  scheduledFor: instant.nullable(),
  heldAt: instant.nullable(),
  decision: z.string().nullable(),
  noShows: z.number(),
  participants: z.array(participant),
  place: z.string().optional(),
});

const plan = z.object({
  number: z.number(),
  agreedAt: instant,
  startsOn: date,
  measureCount: z.number(),
  special: z.array(z.enum(SPECIAL_MEASURES)),
  reducedHours: z.array(z.object({ weekday: z.number(), lessons: z.array(z.number()) })),
  checks: z.array(z.object({ at: instant, result: z.enum(['keep', 'adjust']) })),
  evaluation: z.object({ at: instant, goal: z.string(), decision: z.string() }).nullable(),
  goal: z.string().optional(),
  measures: z.array(z.unknown()).optional(),
});

const consent = z.object({
  by: z
    .union([z.object({ guardianId: z.string() }), z.object({ student: z.literal(true) })])
    .optional(),
  status: z.enum(['requested', 'given', 'refused', 'withdrawn']),
  covers: z.array(z.enum(CONSENT_COVERS)),
  form: z.enum(['written', 'oral', 'digital']),
  recordedAt: instant,
});

/** Describes a case as a list shows it: ids, codes and dates only. */
export const caseItemSchema = z
  .object({
    id: z.string(),
    caseNumber: z.string(),
    studentId: z.string(),
    schoolId: z.string(),
    openedAt: instant,
    closedAt: instant.nullable(),
    outcome: z.string().nullable(),
    trigger: z.enum(TRIGGERS),
    step: z.enum(STEPS),
    stepNumber: z.number().nullable(),
    phase: z.enum(PHASES),
    round: z.number(),
    btiLevel: z.number(),
    btiColour: z.enum(['green', 'yellow', 'red']),
    dueAt: instant.nullable(),
    overdue: z.boolean(),
    stuck: z.boolean(),
    waitingFor: z.string(),
    responsible: z.object({ role, staffId: z.string().nullable() }).nullable(),
    planNumber: z.number().nullable(),
  })
  .meta({ id: 'CaseItem' });

/** Describes a case as one caller sees it. */
export const caseSchema = caseItemSchema
  .extend({
    dueBecause: dueBecause.nullable(),
    allowedActions: z.array(z.enum(COMMANDS)),
    assignments: z.array(
      z.object({
        id: z.string(),
        role,
        staffId: z.string(),
        from: date.nullable(),
        to: date.nullable(),
        status: z.enum(['asked', 'active', 'declined', 'lapsed', 'withdrawn', 'ended']),
        kind: z.enum(['handover', 'stand-in']),
      }),
    ),
    consents: z.array(consent),
    meetings: z.array(meeting),
    plans: z.array(plan),
    duties: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(DUTY_KINDS),
        openedAt: instant,
        dueOn: date,
        responsible: role,
        items: z.array(z.object({ item: z.string(), doneAt: instant.nullable() })),
        doneAt: instant.nullable(),
      }),
    ),
    workflowId: z.string(),
    guideVersion: z.string(),
    /** Present while the engine has not yet opened the case. */
    pending: z.literal(true).optional(),
  })
  .meta({ id: 'Case' });
export type CaseAnswer = z.infer<typeof caseSchema>;
export type CaseItem = z.infer<typeof caseItemSchema>;

/** Describes the answer to a command that the engine has not answered yet. */
export const pendingSchema = z
  .object({ commandId: z.string(), status: z.literal('pending') })
  .meta({ id: 'Pending' });
