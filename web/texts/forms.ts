import { text } from './text.js';

export const FORMS = {
  backToCase: text('Sak {caseNumber}', 'Sak {caseNumber}', 'Case {caseNumber}'),
  happenedSince: text(
    'Dette har skjedd siden du åpnet skjemaet',
    'Dette har hendt sidan du opna skjemaet',
    'This happened since you opened the form',
  ),
  draftFound: text(
    'Her er det du skrev {at}. Det er ikke sendt ennå.',
    'Her er det du skreiv {at}. Det er ikkje sendt enno.',
    'Here is what you wrote {at}. It has not been sent yet.',
  ),
  draftSaved: text('Kladden er lagret.', 'Kladden er lagra.', 'The draft is saved.'),
  draftNotSaved: text(
    'Kladden er ikke lagret ennå. Vi prøver igjen.',
    'Kladden er ikkje lagra enno. Vi prøver igjen.',
    'The draft is not saved yet. Trying again.',
  ),
  sendAnyway: text('Send likevel', 'Send likevel', 'Send anyway'),
  cancel: text('Avbryt', 'Avbryt', 'Cancel'),
  help: text('Om dette skjemaet', 'Om dette skjemaet', 'About this form'),
  summary: text('Notat', 'Notat', 'Note'),
  summaryHint: text(
    'Skriv bare det saken trenger.',
    'Skriv berre det saka treng.',
    'Write only what the case needs.',
  ),
} as const;

export const CONSENT_MISSING = text(
  'Mangler: {people}.',
  'Manglar: {people}.',
  'Missing: {people}.',
);
