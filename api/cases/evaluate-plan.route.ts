import { z } from 'zod';
import { measureField, summaryField, textField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { planNumberOf } from './plan-number.js';

const body = z.strictObject({
  evaluatedAt: instantField,
  goal: z.enum(['reached', 'on-track', 'not-reached']),
  decision: z.enum(['maintain', 'monitor', 'revise-plan', 'local-meeting']),
  earlyReason: textField.optional(),
  agreement: z
    .strictObject({
      goal: textField.optional(),
      measures: z.array(measureField).max(100).optional(),
    })
    .optional(),
  ...summaryField,
});

/** Evaluates a plan. @guide Trinn 4: Evaluering */
export const evaluatePlanRoute = commandRoute({
  command: 'evaluate-plan',
  path: '/cases/:caseId/plans/:n/evaluation',
  operationId: 'evaluatePlan',
  summary: 'Evaluate a plan',
  description: 'Before its due day it needs `earlyReason`.',
  body,
  build: ({ params }, { evaluatedAt, goal, decision, earlyReason, agreement, summary }) => ({
    command: {
      type: 'evaluate-plan',
      planNumber: planNumberOf(params.n),
      evaluatedAt,
      goal,
      decision,
      hasEarlyReason: earlyReason !== undefined,
    },
    text: { summary, earlyReason, agreement },
  }),
});
