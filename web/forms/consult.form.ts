import { consultRoute } from '../../api/cases/consult.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { pickTexts, text } from '../texts/text.js';
import { defineForm } from './command-form.js';

const PARTNERS = ['ppa', 'service-desk', 'child-welfare', 'phfs', 'out'] as const;

/** Asks with whom a case was discussed. @guide Samarbeidspartnere */
export const consultForm = defineForm({
  verb: 'consult-ppa',
  command: ['consult-ppa', 'discuss-anonymously'],
  route: consultRoute,
  title: text('Registrer drøfting', 'Registrer drøfting', 'Record a discussion'),
  help: [
    text(
      'Alle kan spørres til råds uten at eleven nevnes. Med samtykke kan PPA også få vite hvem det er.',
      'Alle kan spørjast til råds utan at eleven blir nemnd. Med samtykke kan PPA òg få vite kven det er.',
      'Anybody may be asked for advice without naming the student. With consent, PPA may also know who it is.',
    ),
  ],
  submit: text('Registrer drøftingen', 'Registrer drøftinga', 'Record the discussion'),
  fields(view) {
    const { radio, moment, note } = usualFields(view);
    const partners = pickTexts(view.ctx.deps.guide.texts.roles, PARTNERS);
    return [
      radio('with', text('Med hvem?', 'Med kven?', 'With whom?'), partners, 'ppa'),
      radio(
        'anonymous',
        text('Ble eleven nevnt?', 'Vart eleven nemnd?', 'Was the student named?'),
        NAMED,
        'anonymous',
      ),
      moment('heldAt', text('Når?', 'Når?', 'When?')),
      note(),
    ];
  },
  body: (read) => ({
    with: read.text('with'),
    anonymous: read.text('anonymous') !== 'named',
    heldAt: read.instant('heldAt'),
    summary: read.text('summary'),
  }),
});

const NAMED = {
  anonymous: text('Nei, drøftet anonymt', 'Nei, drøfta anonymt', 'No, discussed anonymously'),
  named: text('Ja, med PPA', 'Ja, med PPA', 'Yes, with PPA'),
};
