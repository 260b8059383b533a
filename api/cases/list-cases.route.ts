import { z } from 'zod';
import { PHASES, STEPS } from '../../domain/codes.js';
import { dateOf, instantOf } from '../../domain/local-time.js';
import { Prisma } from '../../prisma/generated/client.js';
import { defineRoute } from '../route.js';
import { sourceIdField } from './body-fields.js';
import { dateField, instantField } from '../time-fields.js';
import { answerList, caseListSchema, cursorKeys } from './case-list.js';
import { findResponsibleCondition } from './find-responsible-condition.js';
import { findVisibleCases } from './find-visible-cases.js';
import { pageFields, readCursor } from './page.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const query = z.object({
  schoolId: sourceIdField.optional(),
  step: z.enum(STEPS).optional(),
  phase: z.enum(PHASES).optional(),
  btiLevel: z.enum(['0', '1', '2', '3']).transform(Number).optional(),
  overdue: flag.optional(),
  stuck: flag.optional(),
  responsibleId: sourceIdField.optional(),
  openedAfter: z.union([instantField, dateField]).optional(),
  q: z.string().trim().min(1).max(40).optional(),
  ...pageFields,
});
type Query = z.infer<typeof query>;

/** Lists the cases that the caller sees, newest first: ids, codes and dates only, and never a protected address. */
export const listCasesRoute = defineRoute({
  method: 'get',
  path: '/cases',
  operationId: 'listCases',
  summary: 'List cases',
  description: 'The cases that the caller sees, newest first. `q` is a part of a case number.',
  tags: ['Cases'],
  scopes: ['naervaer:case.read'],
  access: { actions: ['list'] },
  query,
  responses: { 200: { description: 'One page of cases.', schema: caseListSchema } },
  async handle({ deps, caller, now, query: wanted }) {
    const found = await findVisibleCases(deps, caller, {
      action: 'list',
      where: [
        ...conditionsOf(wanted, now),
        ...(wanted.responsibleId === undefined
          ? []
          : [await findResponsibleCondition(deps.db, wanted.responsibleId)]),
      ],
      after: readCursor(wanted.cursor, cursorKeys),
      limit: wanted.limit,
      now,
    });
    return {
      status: 200,
      body: await answerList(deps, caller, found, { limit: wanted.limit, now, action: 'list' }),
    };
  },
});

function conditionsOf(wanted: Query, now: string): Prisma.Sql[] {
  const { schoolId, step, phase, btiLevel, overdue, stuck, openedAfter, q } = wanted;
  const isOverdue = Prisma.sql`coalesce(c.due_at < ${now}::timestamptz, false)`;
  return [
    schoolId !== undefined &&
      Prisma.sql`c.school_id = (select id from school where source_id = ${schoolId})`,
    step && Prisma.sql`c.step = ${step}`,
    phase && Prisma.sql`c.phase = ${phase}`,
    btiLevel !== undefined && Prisma.sql`c.bti_level = ${btiLevel}`,
    overdue !== undefined && Prisma.sql`${isOverdue} = ${overdue}`,
    stuck !== undefined && Prisma.sql`c.stuck = ${stuck}`,
    openedAfter !== undefined && openedAfterCondition(openedAfter),
    q !== undefined && Prisma.sql`position(upper(${q}) in c.case_number) > 0`,
  ].filter((condition) => typeof condition === 'object');
}

/** After a day means from the day after it. */
function openedAfterCondition(openedAfter: string): Prisma.Sql {
  if (openedAfter.includes('T')) return Prisma.sql`c.opened_at > ${openedAfter}::timestamptz`;
  const nextDay = dateOf(new Date(Date.parse(openedAfter) + 36 * 3_600_000).toISOString());
  return Prisma.sql`c.opened_at >= ${instantOf(nextDay, '00:00')}::timestamptz`;
}
