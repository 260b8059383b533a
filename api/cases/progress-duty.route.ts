import { z } from 'zod';
import { summaryField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';

/** Ticks one item of a duty's checklist, also after the case is closed. */
export const progressDutyRoute = commandRoute({
  command: 'progress-duty',
  path: '/cases/:caseId/duties/:dutyId/progress',
  operationId: 'progressDuty',
  summary: 'Record progress of a duty',
  body: z.strictObject({ item: z.string().min(1).max(200), doneAt: instantField, ...summaryField }),
  build: ({ params: { dutyId } }, { item, doneAt, summary }) => ({
    command: { type: 'progress-duty', dutyId, item, doneAt },
    text: { summary },
  }),
});
