import { z } from 'zod';
import { SPECIAL_MEASURES } from '../../domain/codes.js';
import { measureField, summaryField, textField } from './body-fields.js';
import { dateField } from '../time-fields.js';
import { commandRoute } from './command-route.js';

const body = z
  .strictObject({
    goal: textField,
    startsOn: dateField,
    measures: z.array(measureField).min(1).max(100),
    madeWithStudent: z.boolean(),
    notWithStudentReason: textField.optional(),
    special: z.array(z.enum(SPECIAL_MEASURES)).max(SPECIAL_MEASURES.length).optional(),
    reducedHours: z
      .array(
        z.strictObject({
          weekday: z.int().min(1).max(7),
          lessons: z.array(z.int().min(1).max(20)).min(1).max(20),
        }),
      )
      .max(7)
      .optional(),
    ...summaryField,
  })
  .refine((plan) => plan.madeWithStudent || plan.notWithStudentReason !== undefined, {
    message: 'required',
    path: ['notWithStudentReason'],
  });

/** Agrees a plan. @guide Trinn 3: Tiltaksplan */
export const agreePlanRoute = commandRoute({
  command: 'agree-plan',
  path: '/cases/:caseId/plans',
  operationId: 'agreePlan',
  summary: 'Agree a plan',
  description:
    'Weekdays are numbered from Monday, 1. A plan not made with the student needs the reason why.',
  body,
  makes: 'planNumber',
  build: (_ctx, plan) => ({
    command: {
      type: 'agree-plan',
      startsOn: plan.startsOn,
      measureAreas: plan.measures.map(({ area }) => area),
      madeWithStudent: plan.madeWithStudent,
      hasNotWithStudentReason: plan.notWithStudentReason !== undefined,
      special: [...new Set(plan.special)],
      reducedHours: plan.reducedHours ?? [],
    },
    text: {
      summary: plan.summary,
      goal: plan.goal,
      measures: plan.measures,
      notWithStudentReason: plan.notWithStudentReason,
    },
  }),
});
