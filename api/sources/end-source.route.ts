import { asProgram } from '../../prisma/scope.js';
import { rowsOwnerOf, sourceRowsOwnerOf } from '../feeds/run-state.js';
import { defineRoute } from '../route.js';
import { getSource } from './get-source.js';

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
  guard: getSource,
  async handle({ deps: { db }, guarded: { id } }) {
    await asProgram(async () => {
      const dryRuns = await db.sourceRun.findMany({ where: { sourceId: id, dryRun: true } });
      const owners = [sourceRowsOwnerOf(id), ...dryRuns.map(rowsOwnerOf)];
      await db.$transaction([
        db.rosterRow.deleteMany({ where: { owner: { in: owners } } }),
        db.sourceRun.deleteMany({ where: { sourceId: id } }),
        db.source.deleteMany({ where: { id } }),
      ]);
    });
    return { status: 204 };
  },
});
