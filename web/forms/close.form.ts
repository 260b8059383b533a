import { closeRoute } from '../../api/cases/close.route.js';
import { CLOSE_REASONS } from '../../domain/codes.js';
import { usualFields } from '../fields/usual-fields.js';
import { pickTexts, text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks why a case is closed. */
export const closeForm = defineForm({
  verb: 'close',
  command: 'close',
  route: closeRoute,
  title: text('Avslutt saken', 'Avslutt saka', 'Close the case'),
  help: [
    text(
      'Det som er dokumentert, blir bevart. Nytt fravær kan åpne en ny sak.',
      'Det som er dokumentert, blir teke vare på. Nytt fråvær kan opne ei ny sak.',
      'What is documented is kept. New absence can open a new case.',
    ),
  ],
  submit: text('Avslutt saken', 'Avslutt saka', 'Close the case'),
  fields(view) {
    const { radio, note } = usualFields(view);
    const reasons = pickTexts(view.ctx.deps.guide.texts.outcomes, CLOSE_REASONS);
    return [radio('reason', text('Hvorfor?', 'Kvifor?', 'Why?'), reasons), note()];
  },
  body: (read) => ({ reason: read.text('reason'), summary: read.text('summary') }),
});
