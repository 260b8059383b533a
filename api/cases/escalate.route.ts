import { z } from 'zod';
import { summaryField, textField } from './body-fields.js';
import { commandRoute } from './command-route.js';

const body = z.strictObject({
  to: z.enum(['local', 'central']),
  reason: textField,
  rapidDecline: z.boolean().optional(),
  ...summaryField,
});

/** Takes a case to a meeting across services before its turn. @guide Tverrfaglige møter */
export const escalateRoute = commandRoute({
  command: 'escalate',
  path: '/cases/:caseId/escalations',
  operationId: 'escalate',
  summary: 'Escalate to the local or the central meeting',
  description: 'To `central` only for rapid decline.',
  body,
  build: (_ctx, { to, reason, rapidDecline = false, summary }) => ({
    command: { type: 'escalate', to, rapidDecline },
    text: { summary, reason },
  }),
});
