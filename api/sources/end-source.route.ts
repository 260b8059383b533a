import { asProgram } from '../../prisma/scope.js';
import { rowsOwnerOf, sourceRowsOwnerOf } from '../feeds/run-state.js';
import { defineRoute } from '../route.js';
import { getSource, requireSourceKeeper } from './get-source.js';

/** Ends a source with its secret, its reports and what was kept of its rows; people, entries and cases stay. */
export const endSourceRoute = defineRoute({
  method: 'delete',
  path: '/sources/:sourceId',
  operationId: 'endSource',
  summary: 'End a OneRoster source',
  description: 'Nothing more is fetched. Whom and what it has brought stays.',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  responses: { 204: { description: 'Ended.' } },
  guard: ({ caller }) => {
    requireSourceKeeper(caller);
  },
  async handle(ctx) {
    const { db } = ctx.deps;
    // Looked for after the key: whoever repeats the request is not told that it is gone.
    const { id } = await getSource(ctx);
    const answer = { status: 204 as const };
    await asProgram(async () => {
      const dryRuns = await db.sourceRun.findMany({ where: { sourceId: id, dryRun: true } });
      const owners = [sourceRowsOwnerOf(id), ...dryRuns.map(rowsOwnerOf)];
      await db.$transaction(async (tx) => {
        await tx.rosterRow.deleteMany({ where: { owner: { in: owners } } });
        await tx.sourceRun.deleteMany({ where: { sourceId: id } });
        await tx.source.deleteMany({ where: { id } });
        await ctx.idempotency.keepAnswer(tx, answer);
      });
    });
    return answer;
  },
});
