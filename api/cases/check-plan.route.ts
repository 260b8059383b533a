import { z } from 'zod';
import { measureField, summaryField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { planNumberOf } from './plan-number.js';

const body = z.strictObject({
  checkedAt: instantField,
  result: z.enum(['keep', 'adjust']),
  measures: z.array(measureField).max(100).optional(),
  ...summaryField,
});

/** Records the look at a plan's measures after two weeks. @guide Trinn 3: Tiltaksplan */
export const checkPlanRoute = commandRoute({
  command: 'check-plan',
  path: '/cases/:caseId/plans/:n/checks',
  operationId: 'checkPlan',
  summary: 'Check a plan after two weeks',
  body,
  build: ({ params }, { checkedAt, result, measures, summary }) => ({
    command: { type: 'check-plan', planNumber: planNumberOf(params.n), checkedAt, result },
    text: { summary, measures },
  }),
});
