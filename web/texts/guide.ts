import { text } from './text.js';

/** Says what stands on the page that shows the guide as this installation has it. */
export const GUIDE = {
  about: text(
    'Dette regner og minner Nærvær etter. En sak følger tallene den ble åpnet med, også når de siden er endret.',
    'Dette reknar og minner Nærvær etter. Ei sak følgjer tala ho vart opna med, også når dei seinare er endra.',
    'This is what Nærvær counts and reminds by. A case keeps the figures it was opened with, also when they have changed since.',
  ),
  municipality: text('Kommune', 'Kommune', 'Municipality'),
  version: text('Versjon', 'Versjon', 'Version'),
  inUseSince: text('I bruk siden', 'I bruk sidan', 'In use since'),
  phases: text('Frister: {name}', 'Fristar: {name}', 'Deadlines: {name}'),
  phase: text('Hvor saken står', 'Kvar saka står', 'Where the case stands'),
  waitsFor: text('Venter på', 'Ventar på', 'Waits for'),
  deadline: text('Frist', 'Frist', 'Deadline'),
  responsible: text('Ansvarlig', 'Ansvarleg', 'Responsible'),
  source: text('Kilde', 'Kjelde', 'Source'),
  guide: text('veilederen', 'rettleiaren', 'the guide'),
  house: text('kommunens eget valg', 'kommunen sitt eige val', 'the municipality’s own choice'),
  sameDay: text(
    'samme dag, eller neste skoledag når bekymringen kommer etter kl. {time}',
    'same dag, eller neste skuledag når uroa kjem etter kl. {time}',
    'the same day, or the next school day when the concern comes after {time}',
  ),
  schoolDays: text('{count} skoledager', '{count} skuledagar', '{count} school days'),
  calendarDays: text('{count} dager', '{count} dagar', '{count} days'),
  checkAndEvaluation: text(
    'sjekk etter {check} skoledager, evaluering etter {evaluation}',
    'sjekk etter {check} skuledagar, evaluering etter {evaluation}',
    'check after {check} school days, evaluation after {evaluation}',
  ),
  evaluationDay: text(
    'dagen planen skal evalueres',
    'dagen planen skal evaluerast',
    'the day the plan is to be evaluated',
  ),
  noDeadline: text('ingen', 'ingen', 'none'),
  triggers: text('Det som åpner en sak', 'Det som opnar ei sak', 'What opens a case'),
  trigger: text('Hva', 'Kva', 'What'),
  explanation: text('Forklaring', 'Forklaring', 'Explanation'),
  duties: text('Oppfølgingsløp', 'Oppfølgingsløp', 'Duties beside the steps'),
  laws: text('Lover og forskrifter', 'Lover og forskrifter', 'Acts and regulations'),
  law: text('Lov', 'Lov', 'Act'),
  laysDown: text('Sier', 'Seier', 'Says'),
  citedAs: text('Veilederen viser til', 'Rettleiaren viser til', 'Cited by the guide as'),
} as const;
