import { logCallRoute } from '../../api/cases/log-call.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for a call home. @guide Trinn 1 */
export const logCallForm = defineForm({
  verb: 'log-call',
  command: 'log-call',
  route: logCallRoute,
  title: text('Registrer kontakt med hjemmet', 'Registrer kontakt med heimen', 'Log a call home'),
  help: [
    text(
      'Snakk gjerne med eleven først. Fortell hjemmet om fraværet, og hør om det har en naturlig forklaring.',
      'Snakk gjerne med eleven først. Fortel heimen om fråværet, og høyr om det har ei naturleg forklaring.',
      'Speak with the student first if you can. Tell the home about the absence, and hear whether it has a natural cause.',
    ),
    text(
      'Er du usikker, går saken videre til en kartleggingssamtale. Når du ingen, står saken og venter: registrer hvert forsøk.',
      'Er du usikker, går saka vidare til ein kartleggingssamtale. Når du ingen, står saka og ventar: registrer kvart forsøk.',
      'If you are unsure, the case goes on to a mapping conversation. If you reach nobody, the case waits: log each attempt.',
    ),
  ],
  submit: text('Registrer kontakten', 'Registrer kontakten', 'Log the call'),
  fields(view) {
    const { moment, radio, yesNo, note } = usualFields(view);
    return [
      moment('contactedAt', text('Når?', 'Når?', 'When?')),
      radio('channel', text('Hvordan?', 'Korleis?', 'How?'), CHANNELS, 'phone'),
      yesNo(
        'spokeWithStudentFirst',
        text(
          'Snakket du med eleven først?',
          'Snakka du med eleven først?',
          'Did you speak with the student first?',
        ),
      ),
      radio(
        'outcome',
        text('Hva ble utfallet?', 'Kva vart utfallet?', 'What came of it?'),
        OUTCOMES,
      ),
      note(),
    ];
  },
  body(read) {
    const outcome = read.text('outcome');
    return {
      contactedAt: read.instant('contactedAt'),
      channel: read.text('channel'),
      reached: outcome !== 'not-reached',
      spokeWithStudentFirst: read.yesNo('spokeWithStudentFirst'),
      outcome,
      summary: read.text('summary'),
    };
  },
});

const CHANNELS = {
  phone: text('Telefon', 'Telefon', 'Phone'),
  meeting: text('Møte', 'Møte', 'Meeting'),
  message: text('Melding', 'Melding', 'Message'),
  other: text('Annet', 'Anna', 'Other'),
};
const OUTCOMES = {
  'natural-cause': text(
    'Naturlig forklaring: saken avsluttes',
    'Naturleg forklaring: saka blir avslutta',
    'A natural cause: the case closes',
  ),
  'still-concerned': text('Fortsatt bekymret', 'Framleis uroa', 'Still concerned'),
  unsure: text('Usikker', 'Usikker', 'Unsure'),
  'not-reached': text('Nådde ingen', 'Nådde ingen', 'Reached nobody'),
};
