import { PROBLEM_TEXTS } from '../../api/problem-texts.js';
import type { ProblemName } from '../../api/problems.js';
import { text, type Text } from './text.js';

interface ProblemText {
  title: Text;
  detail: Text;
}

/** Says each problem to a person at a page; where the API's own words speak of JSON and headers, with others. */
export const PAGE_PROBLEMS: Readonly<Record<ProblemName, ProblemText>> = {
  ...PROBLEM_TEXTS,
  'not-authenticated': {
    title: PROBLEM_TEXTS['not-authenticated'].title,
    detail: text('Logg inn og prøv igjen.', 'Logg inn og prøv igjen.', 'Log in and try again.'),
  },
  'not-allowed': {
    title: PROBLEM_TEXTS['not-allowed'].title,
    detail: text(
      'Rollene dine gir ikke rett til dette. Spør skolens ledelse hvis det er feil.',
      'Rollene dine gir ikkje rett til dette. Spør leiinga ved skulen om det er feil.',
      'Your roles give no right to this. Ask the school’s leadership if that is wrong.',
    ),
  },
  'step-mismatch': {
    title: text('Ikke nå', 'Ikkje no', 'Not now'),
    detail: text(
      'Saken står på et sted der dette ikke kan gjøres. Saken viser hva som kan gjøres nå.',
      'Saka står ein stad der dette ikkje kan gjerast. Saka viser kva som kan gjerast no.',
      'The case is at a point where this cannot be done. The case shows what can be done now.',
    ),
  },
  'consent-required': {
    title: PROBLEM_TEXTS['consent-required'].title,
    detail: text(
      'Møtet eller henvisningen krever et samtykke som mangler. Registrer samtykket først.',
      'Møtet eller tilvisinga krev eit samtykke som manglar. Registrer samtykket først.',
      'The meeting or referral needs a consent that is missing. Record the consent first.',
    ),
  },
  'invalid-request': {
    title: text('Noe må rettes', 'Noko må rettast', 'Something must be put right'),
    detail: text(
      'Ett eller flere felt er ikke riktig fylt ut.',
      'Eitt eller fleire felt er ikkje rett fylte ut.',
      'One or more fields are not filled in rightly.',
    ),
  },
  'changed-meanwhile': {
    title: text(
      'Saken er endret siden du åpnet skjemaet',
      'Saka er endra sidan du opna skjemaet',
      'The case has changed since you opened the form',
    ),
    detail: text(
      'Ingenting er sendt, og det du skrev, står under. Se hva som har skjedd, og send likevel hvis det fortsatt stemmer.',
      'Ingenting er sendt, og det du skreiv, står under. Sjå kva som har hendt, og send likevel om det framleis stemmer.',
      'Nothing has been sent, and what you wrote is below. See what happened, and send it anyway if it still holds.',
    ),
  },
  'request-in-progress': {
    title: text('Det er alt sendt', 'Det er alt sendt', 'It is already on its way'),
    detail: text(
      'Skjemaet er sendt og ikke ferdig behandlet. Vent litt, og se på saken.',
      'Skjemaet er sendt og ikkje ferdig handsama. Vent litt, og sjå på saka.',
      'The form was sent and is not dealt with yet. Wait a little, and look at the case.',
    ),
  },
  'idempotency-key-reused': {
    title: text('Skjemaet er alt sendt', 'Skjemaet er alt sendt', 'The form was already sent'),
    detail: text(
      'Det ble sendt én gang med et annet innhold. Se over og send på nytt hvis det skal registreres en gang til.',
      'Det vart sendt éin gong med eit anna innhald. Sjå over og send på nytt om det skal registrerast ein gong til.',
      'It was sent once with other content. Look it over and send it again if it is to be recorded once more.',
    ),
  },
  'too-many-requests': {
    title: PROBLEM_TEXTS['too-many-requests'].title,
    detail: text(
      'Vent et minutt og prøv igjen.',
      'Vent eit minutt og prøv igjen.',
      'Wait a minute and try again.',
    ),
  },
  'internal-error': {
    title: PROBLEM_TEXTS['internal-error'].title,
    detail: text('Feilen er vår.', 'Feilen er vår.', 'The fault is ours.'),
  },
  'temporarily-unavailable': {
    title: PROBLEM_TEXTS['temporarily-unavailable'].title,
    detail: text(
      'Ingenting ble lagret. Prøv igjen om litt.',
      'Ingenting vart lagra. Prøv igjen om litt.',
      'Nothing was stored. Try again in a little while.',
    ),
  },
};
