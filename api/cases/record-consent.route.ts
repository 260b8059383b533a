import { z } from 'zod';
import { CONSENT_COVERS } from '../../domain/codes.js';
import { sourceIdField, summaryField, textField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { resolveGuardian } from './resolve-people.js';

const body = z.strictObject({
  by: z.union([
    z.strictObject({ guardianId: sourceIdField }),
    z.strictObject({ student: z.literal(true) }),
  ]),
  status: z.enum(['requested', 'given', 'refused', 'withdrawn']),
  covers: z
    .array(z.enum(CONSENT_COVERS))
    .min(1)
    .max(CONSENT_COVERS.length * 2),
  form: z.enum(['written', 'oral', 'digital']),
  recordedAt: instantField,
  studentView: textField.optional(),
  ...summaryField,
});

/** Records consent, by one person, for arenas or purposes. @guide Trinn 5: samtykke */
export const recordConsentRoute = commandRoute({
  command: 'record-consent',
  path: '/cases/:caseId/consents',
  operationId: 'recordConsent',
  summary: 'Record a consent asked for, given, refused or withdrawn',
  description: 'A closed case takes withdrawals only.',
  mayOnClosed: (looseBody) =>
    (looseBody as { status?: unknown } | null | undefined)?.status === 'withdrawn',
  body,
  async build({ deps, case: c }, { by, covers, studentView, summary, ...word }) {
    return {
      command: {
        type: 'record-consent',
        ...word,
        by:
          'student' in by
            ? 'student'
            : await resolveGuardian(deps.db, c, by.guardianId, '/by/guardianId'),
        covers: [...new Set(covers)],
        hasStudentView: studentView !== undefined,
      },
      text: { summary, studentView },
    };
  },
});
