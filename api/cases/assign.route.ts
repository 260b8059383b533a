import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RESPONSIBLE_AT_SCHOOL, type Role } from '../../domain/codes.js';
import { findSetting } from '../../prisma/find-setting.js';
import { invalidRequest } from '../problems.js';
import { sourceIdField, summaryField } from './body-fields.js';
import { dateField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { resolveStaff } from './resolve-people.js';

/** Those who answer for a case in one of its phases. */
const RESPONSIBLE = [...RESPONSIBLE_AT_SCHOOL, 'phfs'] as const satisfies readonly Role[];

const toPerson = z.strictObject({
  role: z.enum(RESPONSIBLE),
  staffId: sourceIdField,
  from: dateField.optional(),
  to: dateField.optional(),
  ...summaryField,
});
const toSchool = z.strictObject({ schoolId: sourceIdField, ...summaryField });

const noAssignment = {
  role: null,
  staffId: null,
  from: null,
  to: null,
  schoolId: null,
  setting: null,
} as const;

/** Asks another contact teacher to take a case over, names a stand-in for some dates, or moves the case to another school. */
export const assignRoute = commandRoute({
  command: 'assign',
  path: '/cases/:caseId/assignments',
  operationId: 'assign',
  summary: 'Assign another contact teacher, a stand-in or another school',
  description:
    'With `from`, `to` or both a stand-in: from today where `from` is left out, until withdrawn where `to` is. With neither a handover that the person named must accept.',
  // Who was asked may decline, and that alone.
  isAllowed: ({ relation }) =>
    relation.roles.some((r) => r === 'school-leadership' || r === 'attendance-coordinator'),
  body: z.union([toPerson, toSchool]),
  async build({ deps, guarded }, assigned) {
    const { summary } = assigned;
    const command = {
      type: 'assign',
      change: 'assign',
      assignmentId: randomUUID(),
      ...noAssignment,
    } as const;
    if ('schoolId' in assigned) {
      const { schoolId: sourceId } = assigned;
      const school = await deps.db.school.findUnique({ where: { sourceId }, select: { id: true } });
      if (!school) {
        throw invalidRequest([
          { pointer: '/schoolId', fault: 'unknown-id', values: { id: sourceId } },
        ]);
      }
      const setting = await findSetting(deps.db, school.id, guarded.stored.view.setting.guide);
      return { command: { ...command, schoolId: school.id, setting }, text: { summary } };
    }
    const { role, staffId: sourceId, from = null, to = null } = assigned;
    const staffId = await resolveStaff(deps.db, sourceId, '/staffId');
    const { schoolId } = guarded.stored.view.case;
    // Whoever is asked sees the case: they work at its school, or hold that very role in the municipality.
    const posts = { staffId, OR: [{ schoolId }, { role, schoolId: null }] };
    if ((await deps.db.staffRole.count({ where: posts })) === 0) {
      throw invalidRequest([
        { pointer: '/staffId', fault: 'not-at-school', values: { id: sourceId } },
      ]);
    }
    return { command: { ...command, role, staffId, from, to }, text: { summary } };
  },
});
