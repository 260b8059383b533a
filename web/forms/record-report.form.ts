import { recordReportRoute } from '../../api/cases/record-report.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { REPORTED_TO } from '../texts/case-words.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks to whom a report was made, and when; never what it said. @guide Barnevernstjenesten */
export const recordReportForm = defineForm({
  verb: 'record-report',
  command: 'record-report',
  route: recordReportRoute,
  title: text(
    'Registrer melding til barnevern eller politi',
    'Registrer melding til barnevern eller politi',
    'Record a report to child welfare or the police',
  ),
  help: [
    text(
      'Meldingen sendes på den måten mottakeren ber om. Her registreres bare at det er gjort, ikke hva som sto der.',
      'Meldinga blir send slik mottakaren ber om. Her blir det berre registrert at det er gjort, ikkje kva som stod der.',
      'The report is sent in the way its receiver asks. Here is recorded only that it was done, not what it said.',
    ),
    text(
      'Det trengs ikke samtykke, og ingen må godkjenne.',
      'Det trengst ikkje samtykke, og ingen må godkjenne.',
      'No consent is needed, and nobody has to approve.',
    ),
  ],
  submit: text('Registrer meldingen', 'Registrer meldinga', 'Record the report'),
  fields(view) {
    const { radio, moment } = usualFields(view);
    return [
      radio('to', text('Til hvem?', 'Til kven?', 'To whom?'), REPORTED_TO),
      moment('reportedAt', text('Når?', 'Når?', 'When?')),
    ];
  },
  body: (read) => ({ to: read.text('to'), reportedAt: read.instant('reportedAt') }),
});
