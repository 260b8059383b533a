import { extendRoute } from '../../api/cases/extend.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for a later deadline. */
export const extendForm = defineForm({
  verb: 'extend',
  command: 'extend',
  route: extendRoute,
  title: text('Forleng fristen', 'Leng fristen', 'Extend the deadline'),
  help: [
    text(
      'Fristen kan forlenges én gang mens saken står her. Ny frist er en skoledag klokken 16.',
      'Fristen kan lengjast éin gong medan saka står her. Ny frist er ein skuledag klokka 16.',
      'The deadline can be extended once while the case stands here. The new one is a school day at 16:00.',
    ),
  ],
  submit: text('Forleng fristen', 'Leng fristen', 'Extend the deadline'),
  fields: (view) => [
    { kind: 'date', name: 'until', label: view.ctx.say(UNTIL) },
    { kind: 'textarea', name: 'reason', label: view.ctx.say(REASON) },
    usualFields(view).note(),
  ],
  body: (read) => ({
    until: read.text('until'),
    reason: read.text('reason'),
    summary: read.text('summary'),
  }),
});

const UNTIL = text('Ny frist', 'Ny frist', 'New deadline');
const REASON = text('Hvorfor?', 'Kvifor?', 'Why?');
