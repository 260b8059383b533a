import { escalateRoute } from '../../api/cases/escalate.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { pickTexts, text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for a meeting across services before its turn. @guide Tverrfaglige møter */
export const escalateForm = defineForm({
  verb: 'escalate',
  command: 'escalate',
  route: escalateRoute,
  title: text('Løft saken', 'Løft saka', 'Escalate the case'),
  help: [
    text(
      'Lokalt møte kan brukes fra første trinn. Rett til sentralt møte går det bare når eleven på kort tid fungerer mye dårligere.',
      'Lokalt møte kan brukast frå første steget. Rett til sentralt møte går det berre når eleven på kort tid fungerer mykje dårlegare.',
      'The local meeting is open from the first step. A case goes straight to the central meeting only when the student has come to function much less well in a short time.',
    ),
    text(
      'Saken venter på samtykke først, hvis det ikke alt er gitt.',
      'Saka ventar på samtykke først, om det ikkje alt er gitt.',
      'The case waits for consent first, unless it has been given.',
    ),
  ],
  submit: text('Løft saken', 'Løft saka', 'Escalate the case'),
  fields(view) {
    const { radio, note } = usualFields(view);
    const { say, deps } = view.ctx;
    const kinds = pickTexts(deps.guide.texts.meetings, ['local', 'central']);
    return [
      radio('to', text('Til hvilket møte?', 'Til kva møte?', 'To which meeting?'), kinds, 'local'),
      {
        kind: 'checkbox',
        name: 'rapidDecline',
        label: say(
          text(
            'Eleven fungerer raskt dårligere',
            'Eleven fungerer raskt dårlegare',
            'The student is functioning rapidly less well',
          ),
        ),
      },
      { kind: 'textarea', name: 'reason', label: say(text('Hvorfor?', 'Kvifor?', 'Why?')) },
      note(),
    ];
  },
  body: (read) => ({
    to: read.text('to'),
    rapidDecline: read.checked('rapidDecline'),
    reason: read.text('reason'),
    summary: read.text('summary'),
  }),
});
