import { defineRoute } from '../route.js';
import { guardSchool } from './guard-school.js';
import { ownerFor } from './may-write-roster.js';
import { rosterTransaction } from './roster-transaction.js';
import { schoolAnswer, schoolBody } from './school-body.js';
import { checkPathId } from './source-id.js';
import { readSchool, storeSchool } from './store-school.js';
import { settleTellings, storeTellings, tellingsOfSettings } from './tell-cases.js';

export const putSchool = defineRoute({
  method: 'put',
  path: '/schools/:schoolId',
  operationId: 'putSchool',
  summary: 'Stores a school',
  description:
    'Days that change move the due dates of the school’s running cases; see the preview first.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'settings' },
  body: schoolBody,
  responses: {
    200: { description: 'The school as stored', schema: schoolAnswer },
    201: { description: 'The school is new', schema: schoolAnswer },
  },
  guard: guardSchool,
  handle: async ({ deps, caller, params: { schoolId }, now }, body) => {
    checkPathId('schoolId', schoolId);
    const done = await rosterTransaction(deps, 'school', schoolId, async (tx) => {
      const { id, created, daysChanged } = await storeSchool(tx, schoolId, body, ownerFor(caller));
      const tellings = daysChanged ? await tellingsOfSettings(deps, tx, [id]) : [];
      const told = await storeTellings(deps, tx, tellings, { clientId: caller.clientId, now });
      return { created, told, school: await readSchool(tx, id) };
    });
    await settleTellings(deps, done.told);
    return { status: done.created ? 201 : 200, body: done.school };
  },
});
