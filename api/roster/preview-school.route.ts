import { defineRoute } from '../route.js';
import { problem } from '../problems.js';
import { guardSchool } from './guard-school.js';
import { ownerFor } from './may-write-roster.js';
import { logPreview, previewAnswer, previewCases } from './preview-cases.js';
import { previewTransaction } from './preview-transaction.js';
import { schoolBody } from './school-body.js';
import { storeSchool } from './store-school.js';
import { tellingsOfSettings } from './tell-cases.js';

export const previewSchool = defineRoute({
  method: 'post',
  path: '/schools/:schoolId/preview',
  operationId: 'previewSchool',
  summary: 'Shows which due dates a changed school would move',
  description:
    'Takes the body of the PUT and changes nothing. Case ids and numbers only for clients with naervaer:case.read.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'settings' },
  body: schoolBody,
  responses: { 200: { description: 'Old and new due dates', schema: previewAnswer } },
  guard: async (ctx) => {
    await guardSchool(ctx);
    const school = await ctx.deps.db.school.findUnique({
      where: { sourceId: ctx.params.schoolId },
    });
    if (!school) throw problem('not-found');
  },
  handle: async ({ deps, caller, params: { schoolId }, now }, body) => {
    const preview = await previewTransaction(deps, 'school', schoolId, async (tx) => {
      const { id, daysChanged } = await storeSchool(tx, schoolId, body, ownerFor(caller));
      const tellings = daysChanged ? await tellingsOfSettings(deps, tx, [id]) : [];
      return previewCases(tx, tellings, caller, now);
    });
    await logPreview(deps.db, caller, preview, now);
    return { status: 200, body: preview };
  },
});
