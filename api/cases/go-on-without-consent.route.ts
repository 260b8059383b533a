import { z } from 'zod';
import { summaryField, textField } from './body-fields.js';
import { commandRoute } from './command-route.js';

const body = z.strictObject({
  decision: z.enum(['revise-plan', 'monitor']),
  reason: textField.optional(),
  ...summaryField,
});

/** Goes on without the consent that step 5 needs, or takes the case back from an arena. @guide Trinn 5: samtykke */
export const goOnWithoutConsentRoute = commandRoute({
  command: 'go-on-without-consent',
  path: '/cases/:caseId/without-consent',
  operationId: 'goOnWithoutConsent',
  summary: 'Go on without consent',
  description: 'Taking a case back from an arena that it waits for needs a reason.',
  body,
  build: (_ctx, { decision, reason, summary }) => ({
    command: { type: 'go-on-without-consent', decision, hasReason: reason !== undefined },
    text: { summary, reason },
  }),
});
