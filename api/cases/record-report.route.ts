import { z } from 'zod';
import { summaryField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';

/** Records that child welfare or the police were told: never blocked, in no phase. @guide Barnevernstjenesten */
export const recordReportRoute = commandRoute({
  command: 'record-report',
  path: '/cases/:caseId/reports',
  operationId: 'recordReport',
  summary: 'Record a report to child welfare or the police',
  description: 'That it was done, when and by whom; its content stays outside.',
  body: z.strictObject({
    to: z.enum(['child-welfare', 'police']),
    reportedAt: instantField,
    ...summaryField,
  }),
  build: (_ctx, { to, reportedAt, summary }) => ({
    command: { type: 'record-report', to, reportedAt },
    text: { summary },
  }),
});
