import { z } from 'zod';
import { closeReasonField, summaryField } from './body-fields.js';
import { commandRoute } from './command-route.js';

/** Closes a case. */
export const closeRoute = commandRoute({
  command: 'close',
  path: '/cases/:caseId/closure',
  operationId: 'closeCase',
  summary: 'Close the case',
  body: z.strictObject({ reason: closeReasonField, ...summaryField }),
  build: (_ctx, { reason, summary }) => ({ command: { type: 'close', reason }, text: { summary } }),
});
