import { text } from './text.js';

/** Says what stands on the page that shows the guide as this installation has it. */
export const GUIDE = {
  about: text(
    'Dette regner og minner Nærvær etter. En sak følger tallene den ble åpnet med, også når de siden er endret.',
    'Dette reknar og minner Nærvær etter. Ei sak følgjer tala ho vart opna med, òg når dei seinare er endra.',
    'This is what Nærvær counts and reminds by. A case keeps the figures it was opened with, also when they have changed since.',
  ),
  aboutOlder: text(
    'Dette er en tidligere versjon. Saker som ble åpnet mens den gjaldt, følger den fortsatt.',
    'Dette er ein tidlegare versjon. Saker som vart opna medan han gjaldt, følgjer han framleis.',
    'This is an earlier version. Cases opened while it was in use still go by it.',
  ),
  versions: text('Versjoner', 'Versjonar', 'Versions'),
  versionsAbout: text(
    'Nye saker åpnes med versjonen som er i bruk.',
    'Nye saker blir opna med versjonen som er i bruk.',
    'New cases are opened with the version in use.',
  ),
  versionInUse: text(
    'I bruk, fra {day} ({code})',
    'I bruk, frå {day} ({code})',
    'In use, from {day} ({code})',
  ),
  versionFrom: text('Fra {day} ({code})', 'Frå {day} ({code})', 'From {day} ({code})'),
  unreadable: text(
    'Denne versjonen er lagret av en eldre utgave av programmet, og kan ikke vises her. Sakene følger den likevel.',
    'Denne versjonen er lagra av ei eldre utgåve av programmet, og kan ikkje visast her. Sakene følgjer han likevel.',
    'This version was stored by an older edition of the program and cannot be shown here. Its cases go by it all the same.',
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
  mails: text('E-poster', 'E-postar', 'E-mails'),
  mailsAbout: text(
    'Slik lyder e-postene. Det som står i klammer, fylles ut når de sendes. Ingen av dem sier hvem saken gjelder.',
    'Slik lyder e-postane. Det som står i klammar, blir fylt ut når dei blir sende. Ingen av dei seier kven saka gjeld.',
    'This is what the e-mails say. What stands in brackets is filled in when they are sent. None of them says whom a case is about.',
  ),
  laws: text('Lover og forskrifter', 'Lover og forskrifter', 'Acts and regulations'),
  law: text('Lov', 'Lov', 'Act'),
  laysDown: text('Sier', 'Seier', 'Says'),
  citedAs: text('Veilederen viser til', 'Rettleiaren viser til', 'Cited by the guide as'),
} as const;

/** Says what is filled in in an e-mail, by the name of its variable. */
export const MAIL_VARIABLE_WORDS = {
  caseNumber: text('saksnummer', 'saksnummer', 'case number'),
  caseNumbers: text('saksnumre', 'saksnummer', 'case numbers'),
  count: text('antall', 'tal', 'number'),
  dueOn: text('dato', 'dato', 'date'),
  formerDueOn: text('tidligere dato', 'tidlegare dato', 'former date'),
  lastDay: text('siste skoledag', 'siste skuledag', 'last school day'),
  meetingAt: text('dag og tid', 'dag og tid', 'day and time'),
  todo: text('det som skal gjøres', 'det som skal gjerast', 'what is to be done'),
} as const;
