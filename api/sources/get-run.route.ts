import { z } from 'zod';
import { isCaseId } from '../cases/who-sees.js';
import { problem } from '../problems.js';
import { defineRoute } from '../route.js';
import { getSource } from './get-source.js';
import { presentRun, runSchema } from './source-body.js';

const ids = z.object({
  created: z.array(z.string()),
  updated: z.array(z.string()),
  ended: z.array(z.string()),
});
const MOST_SHOWN = 1_000;

/** Reads how a run went: what it counted, what it refused and why, and of a dry run whom it would touch. */
export const getRunRoute = defineRoute({
  method: 'get',
  path: '/sources/:sourceId/runs/:runId',
  operationId: 'getSourceRun',
  summary: 'Read how a run went',
  description:
    '`refused` holds the first 1000 rows; `counts.refused` says how many there were. `difference` holds up to a hundred ids of each kind that a dry run would touch.',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  responses: {
    200: {
      description: 'The run.',
      schema: runSchema
        .extend({
          refused: z.array(
            z.object({
              collection: z.string(),
              sourcedId: z.string().nullable(),
              problem: z.string(),
              detail: z.string(),
            }),
          ),
          difference: z.object({ schools: ids, staff: ids, students: ids }).nullable(),
        })
        .meta({ id: 'SourceRunReport' }),
    },
  },
  async guard(ctx) {
    const { id: sourceId } = await getSource(ctx);
    const { runId: id } = ctx.params;
    const run = isCaseId(id)
      ? await ctx.deps.db.sourceRun.findFirst({ where: { id, sourceId } })
      : null;
    if (!run) throw problem('not-found');
    return run;
  },
  async handle({ deps, guarded: run }) {
    const refused = await deps.db.sourceRefusal.findMany({
      where: { runId: run.id },
      orderBy: { id: 'asc' },
      take: MOST_SHOWN,
    });
    return {
      status: 200,
      body: {
        ...presentRun(run),
        refused: refused.map(({ collection, rowId, problem: name, detail }) => {
          return { collection, sourcedId: rowId || null, problem: name, detail };
        }),
        difference: run.difference as {
          schools: z.input<typeof ids>;
          staff: z.input<typeof ids>;
          students: z.input<typeof ids>;
        } | null,
      },
    };
  },
});
