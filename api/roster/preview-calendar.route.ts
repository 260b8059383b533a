import { defineRoute } from '../route.js';
import { problem } from '../problems.js';
import { calendarBody } from './calendar-body.js';
import { guardCalendar } from './guard-calendar.js';
import { ownerFor } from './may-write-roster.js';
import { logPreview, previewAnswer, previewCases } from './preview-cases.js';
import { previewTransaction } from './preview-transaction.js';
import { schoolsOfCalendar } from './schools-of-calendar.js';
import { storeCalendar } from './store-calendar.js';
import { tellingsOfSettings } from './tell-cases.js';

export const previewCalendar = defineRoute({
  method: 'post',
  path: '/calendars/:calendarId/preview',
  operationId: 'previewCalendar',
  summary: 'Shows which due dates a changed calendar would move',
  description:
    'Takes the body of the PUT and changes nothing. Case ids and numbers only for clients with naervaer:case.read.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'settings' },
  body: calendarBody,
  responses: { 200: { description: 'Old and new due dates', schema: previewAnswer } },
  guard: async (ctx) => {
    const { exists } = await guardCalendar(ctx);
    if (!exists) throw problem('not-found');
  },
  handle: async ({ deps, caller, params: { calendarId }, now }, body) => {
    const preview = await previewTransaction(deps, 'calendar', calendarId, async (tx) => {
      const { id, daysChanged } = await storeCalendar(tx, calendarId, body, ownerFor(caller));
      const schoolIds = daysChanged ? await schoolsOfCalendar(tx, id) : [];
      return previewCases(tx, await tellingsOfSettings(deps, tx, schoolIds), caller, now);
    });
    await logPreview(deps.db, caller, preview, now);
    return { status: 200, body: preview };
  },
});
