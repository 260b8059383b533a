import { defineRoute } from '../route.js';
import { calendarAnswer, calendarBody } from './calendar-body.js';
import { guardCalendar } from './guard-calendar.js';
import { ownerFor } from './may-write-roster.js';
import { rosterTransaction } from './roster-transaction.js';
import { schoolsOfCalendar } from './schools-of-calendar.js';
import { checkPathId } from './source-id.js';
import { readCalendar, storeCalendar } from './store-calendar.js';
import { settleTellings, storeTellings, tellingsOfSettings } from './tell-cases.js';

export const putCalendar = defineRoute({
  method: 'put',
  path: '/calendars/:calendarId',
  operationId: 'putCalendar',
  summary: 'Stores years of a school calendar',
  description:
    'A year with the same first day replaces the stored one, other years stay. Public holidays are known. Moves the due dates of the running cases of every school that follows it; see the preview first.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'settings' },
  body: calendarBody,
  responses: {
    200: { description: 'The calendar as stored', schema: calendarAnswer },
    201: { description: 'The calendar is new', schema: calendarAnswer },
  },
  guard: guardCalendar,
  handle: async ({ deps, caller, params: { calendarId }, now }, body) => {
    checkPathId('calendarId', calendarId);
    const done = await rosterTransaction(deps, 'calendar', calendarId, async (tx) => {
      const { id, created, daysChanged } = await storeCalendar(
        tx,
        calendarId,
        body,
        ownerFor(caller),
      );
      const schoolIds = daysChanged ? await schoolsOfCalendar(tx, id) : [];
      const tellings = await tellingsOfSettings(deps, tx, schoolIds);
      const told = await storeTellings(deps, tx, tellings, { clientId: caller.clientId, now });
      return { created, told, calendar: await readCalendar(tx, id) };
    });
    await settleTellings(deps, done.told);
    return { status: done.created ? 201 : 200, body: done.calendar };
  },
});
