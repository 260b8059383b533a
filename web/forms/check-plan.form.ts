import { checkPlanRoute } from '../../api/cases/check-plan.route.js';
import { measuresField, readMeasures } from '../fields/measure-fields.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for the look at a plan's measures after two weeks. @guide Trinn 3: Tiltaksplan */
export const checkPlanForm = defineForm({
  verb: 'check-plan',
  command: 'check-plan',
  thingOf: ({ plans }) => plans.at(-1)?.number,
  route: checkPlanRoute,
  title: text('Sjekk tiltaksplanen', 'Sjekk tiltaksplanen', 'Check the plan'),
  help: [
    text(
      'Etter to uker: gjør dere det dere avtalte? Spør eleven. Behold tiltakene, eller juster dem.',
      'Etter to veker: gjer de det de avtalte? Spør eleven. Behald tiltaka, eller juster dei.',
      'After two weeks: are you doing what you agreed? Ask the student. Keep the measures, or adjust them.',
    ),
  ],
  submit: text('Registrer sjekken', 'Registrer sjekken', 'Record the check'),
  fields(view) {
    const { moment, radio, note } = usualFields(view);
    return [
      moment('checkedAt', text('Når?', 'Når?', 'When?')),
      radio('result', text('Hva nå?', 'Kva no?', 'What now?'), RESULTS, 'keep'),
      measuresField(view, { required: false }),
      note(),
    ];
  },
  body(read) {
    const measures = readMeasures(read);
    return {
      checkedAt: read.instant('checkedAt'),
      result: read.text('result'),
      ...(measures.length > 0 && { measures }),
      summary: read.text('summary'),
    };
  },
});

const RESULTS = {
  keep: text('Tiltakene beholdes', 'Tiltaka blir behaldne', 'The measures are kept'),
  adjust: text('Tiltakene justeres', 'Tiltaka blir justerte', 'The measures are adjusted'),
};
