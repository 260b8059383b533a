import { acceptHandoverRoute } from '../../api/cases/accept-handover.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks whoever was asked whether they take the case. */
export const acceptHandoverForm = defineForm({
  verb: 'accept-handover',
  command: 'accept-handover',
  thingOf: (c, staffId) =>
    c.assignments.find((a) => a.status === 'asked' && a.staffId === staffId)?.id,
  route: acceptHandoverRoute,
  title: text('Ta over saken', 'Ta over saka', 'Take the case over'),
  help: [
    text(
      'Når du godtar, er det du som er ansvarlig for fristen.',
      'Når du godtek, er det du som er ansvarleg for fristen.',
      'Once you accept, you answer for the due date.',
    ),
  ],
  submit: text('Ta over saken', 'Ta over saka', 'Take the case over'),
  fields: (view) => [usualFields(view).note()],
  body: (read) => ({ summary: read.text('summary') }),
});
