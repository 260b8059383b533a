import { z } from 'zod';
import { summaryField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';

const body = z
  .strictObject({
    with: z.enum(['ppa', 'service-desk', 'child-welfare', 'phfs', 'out']),
    anonymous: z.boolean(),
    heldAt: instantField,
    ...summaryField,
  })
  .refine((consultation) => consultation.anonymous || consultation.with === 'ppa', {
    message: 'not-allowed-here',
    path: ['anonymous'],
  });

/** Records advice sought outside the school: without identity from any partner, by name from PPA. @guide Samarbeidspartnere */
export const consultRoute = commandRoute({
  command: {
    oneOf: ['discuss-anonymously', 'consult-ppa'],
    by: (looseBody) =>
      (looseBody as { anonymous?: unknown } | null | undefined)?.anonymous === true
        ? 'discuss-anonymously'
        : 'consult-ppa',
  },
  path: '/cases/:caseId/consultations',
  operationId: 'consult',
  summary: 'Record a consultation or an anonymous discussion',
  body,
  build: (_ctx, { summary, ...consultation }) => ({
    command: {
      type: consultation.anonymous ? 'discuss-anonymously' : 'consult-ppa',
      ...consultation,
    },
    text: { summary },
  }),
});
