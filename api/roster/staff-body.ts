import { z } from 'zod';
import { ROLES, type Role } from '../../domain/codes.js';
import { LOCALES } from '../locale.js';
import { sourceIdField } from './source-id.js';

/** Lists the roles that belong to a school; the others are the municipality's. */
const SCHOOL_ROLES: ReadonlySet<Role> = new Set<Role>([
  'contact-teacher',
  'subject-teacher',
  'attendance-coordinator',
  'school-leadership',
  'school-nurse',
]);

/** Lists the roles that `roster.write` sets; every other needs `roles.write` or the administrator. */
export const REGISTER_ROLES: ReadonlySet<string> = new Set(['contact-teacher', 'subject-teacher']);

const staffRole = z
  .object({ role: z.enum(ROLES), schoolId: sourceIdField.nullish() })
  .refine(({ role, schoolId }) => schoolId != null || !SCHOOL_ROLES.has(role), {
    message: 'school-needed',
    path: ['schoolId'],
  });

/** Takes what a register says of a member of staff. `locale` left out keeps the person's own setting. */
export const staffBody = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  locale: z.enum(LOCALES).nullish(),
  roles: z.array(staffRole).max(100),
  active: z.boolean().default(true),
});
export type StaffBody = z.output<typeof staffBody>;

/** Answers with a member of staff as stored. */
export const staffAnswer = z
  .object({
    staffId: z.string(),
    name: z.string(),
    email: z.string(),
    locale: z.enum(LOCALES),
    roles: z.array(z.object({ role: z.enum(ROLES), schoolId: z.string().nullable() })),
    active: z.boolean(),
  })
  .meta({ id: 'Staff' });
