import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DUTY_KINDS } from '../../domain/codes.js';
import { summaryField } from './body-fields.js';
import { commandRoute } from './command-route.js';

/** Opens a duty beside the steps. @guide Komplekst fravær */
export const openDutyRoute = commandRoute({
  command: 'open-duty',
  path: '/cases/:caseId/duties',
  operationId: 'openDuty',
  summary: 'Open a duty',
  body: z.strictObject({ kind: z.enum(DUTY_KINDS), ...summaryField }),
  build: (_ctx, { kind, summary }) => ({
    command: { type: 'open-duty', dutyId: randomUUID(), kind },
    text: { summary },
  }),
});
