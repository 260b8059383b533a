import { z } from 'zod';
import { summaryField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';

const body = z
  .strictObject({
    contactedAt: instantField,
    channel: z.enum(['phone', 'meeting', 'message', 'other']),
    reached: z.boolean(),
    spokeWithStudentFirst: z.boolean(),
    outcome: z.enum(['natural-cause', 'still-concerned', 'unsure', 'not-reached']),
    ...summaryField,
  })
  .refine(({ reached, outcome }) => reached === (outcome !== 'not-reached'), {
    message: 'contradicts-reached',
    path: ['outcome'],
  });

/** Logs a call home. @guide Trinn 1 */
export const logCallRoute = commandRoute({
  command: 'log-call',
  path: '/cases/:caseId/calls',
  operationId: 'logCall',
  summary: 'Log a call home',
  description: 'A guardian’s own message counts as reached.',
  body,
  build: (_ctx, { summary, ...call }) => ({
    command: { type: 'log-call', ...call },
    text: { summary },
  }),
});
