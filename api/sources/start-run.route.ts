import { z } from 'zod';
import { asProgram } from '../../prisma/scope.js';
import { defineRoute } from '../route.js';
import { getSource } from './get-source.js';
import { presentRun, runSchema } from './source-body.js';

/** Asks for a run now, or for a look at what one would change. */
export const startRunRoute = defineRoute({
  method: 'post',
  path: '/sources/:sourceId/runs',
  operationId: 'startSourceRun',
  summary: 'Fetch now, or look what would change',
  description:
    '`dryRun` fetches and compares, and changes nothing. `whole` asks for everything, not only for what has changed. `force` also lets more students of a school become inactive than a fifth. Begins within seconds; ask at `Location` how it goes.',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  body: z.strictObject({
    dryRun: z.boolean().default(false),
    whole: z.boolean().default(false),
    force: z.boolean().default(false),
  }),
  responses: { 202: { description: 'The run waits to begin.', schema: runSchema } },
  guard: getSource,
  async handle({ deps, guarded: source, params, now, idempotency }, { dryRun, whole, force }) {
    const id = idempotency.commandId;
    const run = await asProgram(() =>
      deps.db.sourceRun.upsert({
        where: { id },
        create: {
          id,
          sourceId: source.id,
          dryRun,
          status: 'waiting',
          startedAt: now,
          progress: { isForced: force, isWhole: whole },
        },
        update: {},
      }),
    );
    const Location = `/api/v1/sources/${params.sourceId}/runs/${id}`;
    return { status: 202, headers: { Location }, body: presentRun(run) };
  },
});
