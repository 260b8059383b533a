import { recordConsentRoute } from '../../api/cases/record-consent.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { PEOPLE } from '../texts/people.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for one person's word about sharing. @guide Trinn 5: samtykke */
export const recordConsentForm = defineForm({
  verb: 'record-consent',
  command: 'record-consent',
  route: recordConsentRoute,
  title: text('Registrer samtykke', 'Registrer samtykke', 'Record consent'),
  help: [
    text(
      'Samtykke gjelder det å dele saken med andre. Skolens egen oppfølging trenger det ikke.',
      'Samtykke gjeld det å dele saka med andre. Oppfølginga til skulen sjølv treng det ikkje.',
      'Consent is about sharing the case with others. The school’s own follow-up does not need it.',
    ),
    text(
      'Under 15 år: alle foresatte med foreldreansvar. Fra 12 år skal eleven si sin mening, fra 15 samtykker eleven selv.',
      'Under 15 år: alle føresette med foreldreansvar. Frå 12 år skal eleven seie si meining, frå 15 samtykkjer eleven sjølv.',
      'Under 15: every guardian with parental responsibility. From 12 the student’s view is heard, from 15 the student consents.',
    ),
  ],
  submit: text('Registrer', 'Registrer', 'Record'),
  fields(view) {
    const { moment, radio, options, note } = usualFields(view);
    const { people, case: c } = view;
    const { say, deps } = view.ctx;
    const { guardians, student } = people;
    const who = [
      ...guardians.map(({ sourceId, name }) => ({
        value: `guardian ${sourceId}`,
        label: `${name} (${say(PEOPLE.guardian)})`,
      })),
      ...(student ? [{ value: 'student', label: `${student.name} (${say(PEOPLE.student)})` }] : []),
    ];
    return [
      { kind: 'radio', name: 'by', label: say(text('Hvem?', 'Kven?', 'Who?')), options: who },
      radio('status', text('Hva er svaret?', 'Kva er svaret?', 'What is the answer?'), STATUSES),
      {
        kind: 'checkboxes',
        name: 'covers',
        label: say(text('Hva gjelder det?', 'Kva gjeld det?', 'What is it for?')),
        options: options(deps.guide.texts.consents),
        values: c.arena ? [c.arena] : [],
      },
      radio('how', text('Hvordan?', 'Korleis?', 'How?'), FORMS_OF_CONSENT, 'written'),
      moment('recordedAt', text('Når?', 'Når?', 'When?')),
      {
        kind: 'textarea',
        name: 'studentView',
        label: say(text('Elevens eget syn', 'Synet til eleven sjølv', 'The student’s own view')),
        required: false,
      },
      note(),
    ];
  },
  body(read) {
    const [kind, guardianId] = (read.text('by') ?? '').split(' ');
    return {
      by: kind === 'student' ? { student: true } : kind === 'guardian' ? { guardianId } : undefined,
      status: read.text('status'),
      covers: read.all('covers'),
      form: read.text('how'),
      recordedAt: read.instant('recordedAt'),
      studentView: read.text('studentView'),
      summary: read.text('summary'),
    };
  },
  // `form` is taken: every form says by it which one it is.
  fieldOf: (pointer) => (pointer === '/form' ? 'how' : undefined),
});

const STATUSES = {
  requested: text('Spurt, ikke svart ennå', 'Spurt, ikkje svart enno', 'Asked, not answered yet'),
  given: text('Ja', 'Ja', 'Given'),
  refused: text('Nei', 'Nei', 'Refused'),
  withdrawn: text('Trukket tilbake', 'Trekt tilbake', 'Withdrawn'),
};
const FORMS_OF_CONSENT = {
  written: text('Skriftlig', 'Skriftleg', 'Written'),
  oral: text('Muntlig', 'Munnleg', 'Oral'),
  digital: text('Digitalt', 'Digitalt', 'Digital'),
};
