import { z } from 'zod';
import { CLOSE_REASONS, MEASURE_AREAS, MEETING_KINDS } from '../../domain/codes.js';

const LONGEST_TEXT = 10_000;

/** Takes free text that says something. */
export const textField = z.string().trim().min(1).max(LONGEST_TEXT);

/** Takes an id as the sources write them. */
export const sourceIdField = z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/);

/** Takes the kind of a meeting. */
export const meetingKindField = z.enum(MEETING_KINDS);
/** Takes the reason with which a case is closed. */
export const closeReasonField = z.enum(CLOSE_REASONS);

/** Takes what each command may carry beside its own fields. */
export const summaryField = { summary: textField.optional() };

/** Takes somebody who is to be at a meeting, or was. */
export const participantField = z.union([
  z.strictObject({ staffId: sourceIdField }),
  z.strictObject({ guardianId: sourceIdField }),
  z.strictObject({ student: z.literal(true) }),
  z.strictObject({ name: textField, organisation: textField }),
]);
export type ParticipantBody = z.infer<typeof participantField>;

/** Takes everybody at a meeting. */
export const participantsField = z.array(participantField).max(100);

/** Takes one measure of a plan. */
export const measureField = z.strictObject({
  area: z.enum(MEASURE_AREAS),
  description: textField,
  responsible: textField,
  bankId: sourceIdField.optional(),
});
