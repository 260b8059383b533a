import { withdrawAssignmentRoute } from '../../api/cases/withdraw-assignment.route.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Declines a handover, or withdraws an assignment, after one question. */
export const withdrawAssignmentForm = defineForm({
  verb: 'withdraw-assignment',
  command: 'assign',
  aboutThing: true,
  route: withdrawAssignmentRoute,
  title: text(
    'Si nei til eller trekk tilbake',
    'Sei nei til eller trekk tilbake',
    'Decline or withdraw',
  ),
  help: [
    text(
      'Saken blir hos den som har den nå, og ledelsen får beskjed.',
      'Saka blir hos den som har henne no, og leiinga får beskjed.',
      'The case stays with whoever holds it now, and leadership is told.',
    ),
  ],
  submit: text('Bekreft', 'Stadfest', 'Confirm'),
  fields: () => [],
  body: () => undefined,
});
