import { z } from 'zod';
import { sourceIdField } from './source-id.js';

const guardian = z.object({
  guardianId: sourceIdField,
  name: z.string().trim().min(1).max(200),
  parentalResponsibility: z.boolean(),
  email: z.email().max(254).nullish(),
  phone: z.string().trim().min(1).max(40).nullish(),
});

const guardians = z
  .array(guardian)
  .max(20)
  .superRefine((list, ctx) => {
    list.forEach(({ guardianId }, i) => {
      if (list.findIndex((other) => other.guardianId === guardianId) < i) {
        ctx.addIssue({ code: 'custom', message: 'duplicate', path: [i, 'guardianId'] });
      }
    });
  });

/** Takes what a register says of a student. A guardian left out ends; an address protection left out is lifted. */
export const studentBody = z.object({
  name: z.string().trim().min(1).max(200),
  birthDate: z.iso.date(),
  schoolId: sourceIdField,
  className: z.string().trim().min(1).max(100),
  contactTeacherId: sourceIdField.nullable(),
  protectedAddress: z.union([z.literal(6), z.literal(7)]).nullish(),
  namedStaff: z.array(sourceIdField).max(50).nullish(),
  active: z.boolean().default(true),
  guardians,
});
export type StudentBody = z.output<typeof studentBody>;

/** Answers with a student as stored. */
export const studentAnswer = z
  .object({
    studentId: z.string(),
    name: z.string(),
    birthDate: z.string(),
    schoolId: z.string(),
    className: z.string(),
    contactTeacherId: z.string().nullable(),
    protectedAddress: z.number().nullable(),
    namedStaff: z.array(z.string()),
    active: z.boolean(),
    guardians: z.array(
      z.object({
        guardianId: z.string(),
        name: z.string(),
        parentalResponsibility: z.boolean(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Student' });
