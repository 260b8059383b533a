import { evaluatePlanRoute } from '../../api/cases/evaluate-plan.route.js';
import { measuresField, readMeasures } from '../fields/measure-fields.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks whether a plan's goal was reached, and what comes next. @guide Trinn 4: Evaluering */
export const evaluatePlanForm = defineForm({
  verb: 'evaluate-plan',
  command: 'evaluate-plan',
  thingOf: ({ plans }) => plans.at(-1)?.number,
  route: evaluatePlanRoute,
  title: text('Evaluer tiltaksplanen', 'Evaluer tiltaksplanen', 'Evaluate the plan'),
  help: [
    text(
      'Er målet nådd, eller er dere på vei: ta vare på det som virket, og følg med en tid.',
      'Er målet nådd, eller er de på veg: ta vare på det som verka, og følg med ei tid.',
      'If the goal is reached, or you are on the way: keep what worked, and watch for a while.',
    ),
    text(
      'Er det ikke nådd: lag en ny plan, eller ta saken til lokalt tverrfaglig møte.',
      'Er det ikkje nådd: lag ein ny plan, eller ta saka til lokalt tverrfagleg møte.',
      'If it is not reached: make a new plan, or take the case to the local meeting.',
    ),
  ],
  submit: text('Registrer evalueringen', 'Registrer evalueringa', 'Record the evaluation'),
  fields(view) {
    const { moment, radio, note } = usualFields(view);
    const { say } = view.ctx;
    return [
      moment('evaluatedAt', text('Når?', 'Når?', 'When?')),
      radio('goal', text('Er målet nådd?', 'Er målet nådd?', 'Is the goal reached?'), GOALS),
      radio('decision', text('Hva nå?', 'Kva no?', 'What now?'), DECISIONS),
      {
        kind: 'textarea',
        name: 'earlyReason',
        label: say(
          text(
            'Hvis før fristdagen: hvorfor?',
            'Om før fristdagen: kvifor?',
            'If before the due day: why?',
          ),
        ),
        required: false,
      },
      {
        kind: 'textarea',
        name: 'agreement',
        label: say(
          text(
            'Ny avtale: hva skal holdes ved like?',
            'Ny avtale: kva skal haldast ved like?',
            'New agreement: what is to be kept up?',
          ),
        ),
        required: false,
      },
      measuresField(view, { required: false }),
      note(),
    ];
  },
  body(read) {
    const [goal, measures] = [read.text('agreement'), readMeasures(read)];
    const hasAgreement = goal !== undefined || measures.length > 0;
    return {
      evaluatedAt: read.instant('evaluatedAt'),
      goal: read.text('goal'),
      decision: read.text('decision'),
      earlyReason: read.text('earlyReason'),
      ...(hasAgreement && { agreement: { goal, ...(measures.length > 0 && { measures }) } }),
      summary: read.text('summary'),
    };
  },
});

const GOALS = {
  reached: text('Ja', 'Ja', 'Yes'),
  'on-track': text('På vei', 'På veg', 'On the way'),
  'not-reached': text('Nei', 'Nei', 'No'),
};
const DECISIONS = {
  maintain: text(
    'Ta vare på det som virket, med en ny avtale',
    'Ta vare på det som verka, med ein ny avtale',
    'Keep what worked, with a new agreement',
  ),
  monitor: text('Følge med på fraværet', 'Følgje med på fråværet', 'Monitor the absence'),
  'revise-plan': text('Ny tiltaksplan', 'Ny tiltaksplan', 'A new plan'),
  'local-meeting': text('Lokalt tverrfaglig møte', 'Lokalt tverrfagleg møte', 'The local meeting'),
};
