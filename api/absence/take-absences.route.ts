import { z } from 'zod';
import { faultsOfZod } from '../faults-of-zod.js';
import { invalidRequest, problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { absencesAnswer } from './absences-answer.js';
import { absencesBody, documentedAbsencesBody } from './entry-body.js';
import { guardRegistering } from './may-register.js';
import { takeAndSettle } from './take-and-settle.js';

/** Takes entries as history, for the first day of use. */
export const historyQuery = z.object({ history: z.enum(['true', 'false']).optional() });

/** Takes entries of an absence register; the cases that they raise open with the request. */
export const takeAbsencesRoute = defineRoute({
  method: 'post',
  path: '/absences',
  operationId: 'takeAbsences',
  summary: 'Send entries of an absence register',
  description:
    'Entries carry the source’s own id: sent again they update, never double. One bad entry never loses the others: it comes back ' +
    'in `rejected`. With `history=true` entries count in figures, open nothing and are spent.',
  tags: ['Absence'],
  scopes: ['naervaer:absence.write'],
  access: { rule: 'absence' },
  body: documentedAbsencesBody,
  // Read here and not by the app, entry by entry: one that cannot even be stored must not lose the others.
  bodyMediaType: 'application/json',
  query: historyQuery,
  responses: { 200: { description: 'What became of the entries.', schema: absencesAnswer } },
  guard: ({ caller }) => guardRegistering(caller),
  async handle(ctx) {
    if (ctx.looseBody === undefined) throw problem('malformed-request');
    const parsed = absencesBody.safeParse(ctx.looseBody);
    if (!parsed.success) throw invalidRequest(faultsOfZod(parsed.error, ctx.looseBody));
    const body = await takeAndSettle(ctx, parsed.data.entries, ctx.query.history === 'true');
    return { status: 200, body };
  },
});
