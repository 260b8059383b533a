import { z } from 'zod';
import { ABSENCE_KINDS } from '../../domain/codes.js';
import { holdsNationalIdentityNumber } from '../../domain/national-identity-number.js';

const LAST_LESSON = 20;
const MINUTES_OF_A_DAY = 1440;

const idField = z
  .string()
  .regex(/^[A-Za-z0-9._:@-]{1,128}$/)
  .refine((id) => !holdsNationalIdentityNumber(id), { message: 'national-identity-number' });
const wordsField = (longest: number) => z.string().trim().max(longest).nullish();

/** Takes one entry of an absence register. */
export const absenceEntryBody = z.strictObject({
  entryId: idField,
  studentId: idField,
  date: z.iso.date(),
  kind: z.enum(ABSENCE_KINDS),
  lesson: z.int().min(1).max(LAST_LESSON).nullish(),
  subject: wordsField(200),
  minutes: z.int().min(0).max(MINUTES_OF_A_DAY).nullish(),
  agreed: z.boolean().nullish(),
  reason: wordsField(2000),
  registeredBy: wordsField(128).refine((by) => !by || !holdsNationalIdentityNumber(by), {
    message: 'national-identity-number',
  }),
});
export type AbsenceEntryBody = z.output<typeof absenceEntryBody>;

/** Takes a request's entries; each is judged by itself when it is read, so that a bad one never loses the others. */
export const absencesBody = z.strictObject({ entries: z.array(z.unknown()).min(1).max(1000) });

/** Describes the same for the documentation. */
export const documentedAbsencesBody = z.strictObject({
  entries: z.array(absenceEntryBody).min(1).max(1000),
});
