import { z } from 'zod';
import { Prisma } from '../../prisma/generated/client.js';
import { personOf } from '../auth/caller.js';
import { problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { sourceIdField, textField } from './body-fields.js';
import { answerList, caseListSchema, cursorKeys } from './case-list.js';
import { findVisibleCases } from './find-visible-cases.js';
import { pageFields, readCursor } from './page.js';

const body = z
  .strictObject({ studentId: sourceIdField.optional(), name: textField.max(200).optional() })
  .refine(({ studentId, name }) => studentId !== undefined || name !== undefined, {
    message: 'required',
    path: ['studentId'],
  });

/** Finds cases by their student: in a body, so that no name stands in an address or a log. */
export const searchCasesRoute = defineRoute({
  method: 'post',
  path: '/cases/search',
  operationId: 'searchCases',
  summary: 'Find cases by student',
  description:
    'Answers ids, codes and dates only. An app on its own may search by `studentId` alone.',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['search'] },
  body,
  query: z.object(pageFields),
  responses: { 200: { description: 'One page of cases.', schema: caseListSchema } },
  guard({ caller, looseBody }) {
    const asksName = typeof looseBody === 'object' && looseBody !== null && 'name' in looseBody;
    if (asksName && !personOf(caller)) throw problem('not-allowed');
  },
  async handle({ deps, caller, now, query: { limit, cursor } }, { studentId, name }) {
    const found = await findVisibleCases(deps, caller, {
      action: 'search',
      where: [
        ...(studentId === undefined ? [] : [Prisma.sql`s.source_id = ${studentId}`]),
        ...(name === undefined ? [] : [Prisma.sql`position(lower(${name}) in lower(s.name)) > 0`]),
      ],
      after: readCursor(cursor, cursorKeys),
      limit,
      now,
    });
    return {
      status: 200,
      body: await answerList(deps, caller, found, { limit, now, action: 'search' }),
    };
  },
});
