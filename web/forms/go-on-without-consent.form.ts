import { goOnWithoutConsentRoute } from '../../api/cases/go-on-without-consent.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for a way on without consent. @guide Trinn 5: samtykke */
export const goOnWithoutConsentForm = defineForm({
  verb: 'go-on-without-consent',
  command: 'go-on-without-consent',
  route: goOnWithoutConsentRoute,
  title: text('Gå videre uten samtykke', 'Gå vidare utan samtykke', 'Go on without consent'),
  help: [
    text(
      'Skolen følger fortsatt opp selv. Andre tjenester får ikke vite om saken.',
      'Skulen følgjer framleis opp sjølv. Andre tenester får ikkje vite om saka.',
      'The school still follows up by itself. Other services learn nothing of the case.',
    ),
    text(
      'Ved mistanke om alvorlig omsorgssvikt skal barnevernet varsles, og det trengs ikke samtykke. Er du i tvil, ring og drøft uten navn.',
      'Ved mistanke om alvorleg omsorgssvikt skal barnevernet varslast, og det trengst ikkje samtykke. Er du i tvil, ring og drøft utan namn.',
      'Where serious neglect is suspected child welfare is told, and no consent is needed. If in doubt, call and discuss without names.',
    ),
  ],
  submit: text('Gå videre', 'Gå vidare', 'Go on'),
  fields(view) {
    const { radio, note } = usualFields(view);
    return [
      radio('decision', text('Hva nå?', 'Kva no?', 'What now?'), DECISIONS, 'revise-plan'),
      {
        kind: 'textarea',
        name: 'reason',
        label: view.ctx.say(text('Hvorfor?', 'Kvifor?', 'Why?')),
        required: false,
      },
      note(),
    ];
  },
  body: (read) => ({
    decision: read.text('decision'),
    reason: read.text('reason'),
    summary: read.text('summary'),
  }),
});

const DECISIONS = {
  'revise-plan': text('Ny tiltaksplan', 'Ny tiltaksplan', 'A new plan'),
  monitor: text('Følge med på fraværet', 'Følgje med på fråværet', 'Monitor the absence'),
};
