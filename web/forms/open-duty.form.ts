import { openDutyRoute } from '../../api/cases/open-duty.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks which duty begins beside the steps. @guide Komplekst fravær */
export const openDutyForm = defineForm({
  verb: 'open-duty',
  command: 'open-duty',
  route: openDutyRoute,
  title: text(
    'Start et løp ved siden av trinnene',
    'Start eit løp ved sida av stega',
    'Open a duty beside the steps',
  ),
  help: [
    text(
      'Løpet har sin egen sjekkliste og frist, og stopper ikke trinnene.',
      'Løpet har si eiga sjekkliste og frist, og stoppar ikkje stega.',
      'It has a checklist and a due date of its own, and does not stop the steps.',
    ),
  ],
  submit: text('Start', 'Start', 'Open'),
  fields(view) {
    const { note } = usualFields(view);
    const { say, deps } = view.ctx;
    const options = Object.entries(deps.guide.texts.duties).map(([value, { name, purpose }]) => ({
      value,
      label: say(name),
      hint: say(purpose),
    }));
    const label = say(text('Hvilket?', 'Kva for eit?', 'Which?'));
    return [{ kind: 'radio', name: 'kind', label, options }, note()];
  },
  body: (read) => ({ kind: read.text('kind'), summary: read.text('summary') }),
});
