import { z } from 'zod';
import { summaryField, textField } from './body-fields.js';
import { dateField } from '../time-fields.js';
import { commandRoute } from './command-route.js';

/** Extends a deadline, once in a phase. */
export const extendRoute = commandRoute({
  command: 'extend',
  path: '/cases/:caseId/extensions',
  operationId: 'extend',
  summary: 'Extend the deadline',
  body: z.strictObject({ until: dateField, reason: textField, ...summaryField }),
  build: (_ctx, { until, reason, summary }) => ({
    command: { type: 'extend', until },
    text: { summary, reason },
  }),
});
