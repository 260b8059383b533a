import { z } from 'zod';
import { TRIGGERS } from '../../domain/codes.js';

/** Describes an entry that was not taken, and why. */
export const rejectionSchema = z.object({
  /** null where the entry has no readable id. */
  entryId: z.string().nullable(),
  /** Its place in the request, from 0. */
  index: z.int(),
  /** The line of the file, with CSV; the header is line 1. */
  line: z.int().optional(),
  /** `invalid-request`, or `not-found` for a student or an entry out of the caller's reach. */
  problem: z.enum(['invalid-request', 'not-found']),
  /** In the caller's language. */
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Rejection = z.output<typeof rejectionSchema>;

/** Describes a trigger that opened a case or was added to the open one. */
export const toldTriggerSchema = z.object({
  studentId: z.string(),
  trigger: z.enum(TRIGGERS),
  /** Only for callers who may read the case. */
  caseId: z.string().optional(),
  caseNumber: z.string().optional(),
  opened: z.boolean(),
});
export type ToldTrigger = z.output<typeof toldTriggerSchema>;

/** Describes what became of a request's entries. */
export const absencesAnswer = z.object({
  accepted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(rejectionSchema),
  triggers: z.array(toldTriggerSchema),
});
export type AbsencesAnswer = z.output<typeof absencesAnswer>;
