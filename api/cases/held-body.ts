import { z } from 'zod';
import { ARENA_DECISIONS, type MeetingKind } from '../../domain/codes.js';
import type { HoldMeeting } from '../../domain/commands.js';
import { faultsOfZod } from '../faults-of-zod.js';
import { invalidRequest } from '../problems.js';
import {
  closeReasonField,
  meetingKindField,
  participantsField,
  summaryField,
  textField,
} from './body-fields.js';
import { dateField, instantField } from '../time-fields.js';
import type { CommandText } from './command-text.js';

const always = {
  heldAt: instantField,
  kind: meetingKindField.exclude(['evaluation']).optional(),
  participants: participantsField.optional(),
  ...summaryField,
};
const mappingFields = {
  studentHeard: z.boolean(),
  studentHeardHow: textField.optional(),
  findings: z
    .strictObject({
      school: textField.optional(),
      home: textField.optional(),
      leisure: textField.optional(),
      student: textField.optional(),
    })
    .optional(),
  bullyingSuspected: z.boolean(),
  outcome: z.enum(['plan-needed', 'continue', 'no-longer-concerned']),
};
const decisionFields = {
  reason: closeReasonField.optional(),
  reportedBy: z.enum(['ppa', 'phfs', 'bup']).optional(),
  advice: textField.optional(),
  nextMeeting: z.union([instantField, dateField]).optional(),
};
const decision = z.enum(ARENA_DECISIONS);

/** Takes what was held of any kind: the fields of all of them, of which `judgeHeld` takes those of the one. */
export const heldBody = z
  .strictObject({
    ...always,
    ...mappingFields,
    ...decisionFields,
    decision,
    accepted: z.boolean(),
  })
  .partial({
    studentHeard: true,
    findings: true,
    bullyingSuspected: true,
    outcome: true,
    decision: true,
    accepted: true,
  });
export type HeldBody = z.infer<typeof heldBody>;

const mapping = z.strictObject({ ...always, ...mappingFields });
const arena = needsReason(z.strictObject({ ...always, ...decisionFields, decision })).refine(
  (held) => held.decision !== 'lift-bup' || held.reportedBy !== undefined,
  { message: 'required', path: ['reportedBy'] },
);
const intake = needsReason(
  z.strictObject({
    ...always,
    ...decisionFields,
    accepted: z.boolean(),
    decision: decision.optional(),
  }),
)
  .refine(({ accepted, decision: made }) => accepted || made !== undefined, {
    message: 'required',
    path: ['decision'],
  })
  .refine(({ accepted, decision: made }) => !accepted || made === undefined, {
    message: 'not-allowed-here',
    path: ['decision'],
  });

/** Judges what was held by the fields of its kind; refuses the body where they are missing, or another kind's. */
export function judgeHeld(kind: MeetingKind | undefined, looseBody: unknown): void {
  const schema = kind && schemaOf(kind);
  if (!schema) return;
  const parsed = schema.safeParse(looseBody);
  if (!parsed.success) throw invalidRequest(faultsOfZod(parsed.error, looseBody));
  if (parsed.data.kind !== undefined && parsed.data.kind !== kind) {
    throw invalidRequest([{ pointer: '/kind', fault: 'not-allowed-here' }]);
  }
}

/** Takes the codes of what was held for the core. */
export function codesOf(held: HeldBody): Partial<HoldMeeting> {
  const {
    studentHeard,
    bullyingSuspected,
    outcome,
    decision: made,
    reason,
    reportedBy,
    accepted,
  } = held;
  return {
    ...(studentHeard !== undefined && { studentHeard }),
    ...(bullyingSuspected !== undefined && { bullyingSuspected }),
    ...(outcome && { outcome }),
    ...(made && { decision: made }),
    ...(reason && { reason }),
    ...(reportedBy && { reportedBy }),
    ...(accepted !== undefined && { accepted }),
  };
}

/** Takes the free text of what was held. */
export function textsOf({
  summary,
  studentHeardHow,
  findings,
  advice,
  nextMeeting,
}: HeldBody): CommandText {
  return { summary, studentHeardHow, findings, advice, nextMeeting };
}

function schemaOf(kind: MeetingKind) {
  switch (kind) {
    case 'mapping':
      return mapping;
    case 'bridge-builders':
      return intake;
    case 'evaluation':
      return undefined;
    default:
      return arena;
  }
}

function needsReason<
  T extends z.ZodType<{ decision?: string | undefined; reason?: string | undefined }>,
>(schema: T) {
  return schema.refine((held) => held.decision !== 'close' || held.reason !== undefined, {
    message: 'required',
    path: ['reason'],
  });
}
