import type { AccessRefusal } from '../../domain/access/refusals.js';
import { text, type Text } from './text.js';

/** Says what stands on the page where somebody opens a case in an emergency. */
export const EMERGENCY = {
  about: text(
    'Bare når det haster for en elev, og den som har saken, ikke kan nås.',
    'Berre når det hastar for ein elev, og den som har saka, ikkje kan nåast.',
    'Only when a student needs it at once, and whoever holds the case cannot be reached.',
  ),
  caseNumber: text('Saksnummer', 'Saksnummer', 'Case number'),
  caseNumberHint: text(
    'Slik det står i e-posten: N-XXXX-XXXX.',
    'Slik det står i e-posten: N-XXXX-XXXX.',
    'As the e-mail has it: N-XXXX-XXXX.',
  ),
  reason: text('Hvorfor haster det?', 'Kvifor hastar det?', 'Why is it urgent?'),
  reasonHint: text(
    'Ledelsen leser dette med en gang.',
    'Leiinga les dette med ein gong.',
    'Leadership reads this at once.',
  ),
  submit: text('Åpne saken', 'Opne saka', 'Open the case'),
  helpHours: text(
    'Du kan lese saken i {hours} timer, og ikke gjøre noe med den. Er du bekymret for elevens sikkerhet, ringer du barnevernet eller politiet: det trenger du ingen sak for.',
    'Du kan lese saka i {hours} timar, og ikkje gjere noko med henne. Er du uroa for tryggleiken til eleven, ringjer du barnevernet eller politiet: det treng du inga sak for.',
    'You can read the case for {hours} hours, and do nothing with it. If you fear for the student’s safety, call child welfare or the police: you need no case for that.',
  ),
  helpSeen: text(
    'Ledelsen får beskjed med en gang, og vurderer etterpå om det var riktig. Alt du leser, står i innsynsloggen.',
    'Leiinga får beskjed med ein gong, og vurderer etterpå om det var rett. Alt du les, står i innsynsloggen.',
    'Leadership is told at once and judges afterwards whether it was right. All that you read is in the access log.',
  ),
  notFound: text(
    'Det er ingen sak med dette nummeret som du kan åpne. Se etter om nummeret er riktig.',
    'Det er inga sak med dette nummeret som du kan opne. Sjå etter om nummeret er rett.',
    'There is no case with this number that you can open. Check that the number is right.',
  ),
} as const;

/** Says what stands on the pages where emergency access is reviewed. */
export const REVIEWS = {
  one: text(
    'Nødtilgang til sak {caseNumber}',
    'Naudtilgang til sak {caseNumber}',
    'Emergency access to case {caseNumber}',
  ),
  open: text('Ikke vurdert', 'Ikkje vurdert', 'Not reviewed'),
  all: text('Alle', 'Alle', 'All'),
  show: text('Vis', 'Vis', 'Show'),
  none: text('Ingen nødtilganger her.', 'Ingen naudtilgangar her.', 'No emergency access here.'),
  list: text('Nødtilganger', 'Naudtilgangar', 'Emergency access'),
  case: text('Sak', 'Sak', 'Case'),
  who: text('Hvem', 'Kven', 'Who'),
  at: text('Når', 'Når', 'When'),
  until: text('Til', 'Til', 'Until'),
  why: text('Begrunnelse', 'Grunngiving', 'Reason'),
  barred: text('Ellers stengt fordi', 'Elles stengt fordi', 'Otherwise closed because'),
  verdict: text('Vurdering', 'Vurdering', 'Verdict'),
  question: text(
    'Var det riktig å åpne saken?',
    'Var det rett å opne saka?',
    'Was it right to open the case?',
  ),
  justified: text(
    'Ja, det var grunn til det',
    'Ja, det var grunn til det',
    'Yes, there was reason to',
  ),
  'not-justified': text(
    'Nei, det var ikke grunn til det',
    'Nei, det var ikkje grunn til det',
    'No, there was not',
  ),
  comment: text('Kommentar', 'Kommentar', 'Comment'),
  submit: text('Lagre vurderingen', 'Lagre vurderinga', 'Save the review'),
  help: text(
    'Er tilgangen ikke begrunnet, slutter den med en gang. Vurderingen kan ikke endres.',
    'Er tilgangen ikkje grunngitt, sluttar han med ein gong. Vurderinga kan ikkje endrast.',
    'Access that was not justified ends at once. A review cannot be changed.',
  ),
  helpWho: text(
    'Ingen vurderer sin egen nødtilgang. Har skolen ingen annen leder, gjør administrator i kommunen det.',
    'Ingen vurderer sin eigen naudtilgang. Har skulen ingen annan leiar, gjer administratoren i kommunen det.',
    'Nobody reviews their own access. Where nobody else leads the school, the municipal administrator does.',
  ),
  toLog: text('Se hva de leste', 'Sjå kva dei las', 'See what they read'),
} as const;

/** Says why a case was closed to whoever opened it in an emergency. */
export const LIFTED: Readonly<Partial<Record<AccessRefusal, Text>>> = {
  'not-own-student': text('ikke egen elev', 'ikkje eigen elev', 'not their own student'),
  'consent-not-sufficient': text('samtykke mangler', 'samtykke manglar', 'consent is missing'),
  'consent-withdrawn': text(
    'samtykke er nektet eller trukket',
    'samtykke er nekta eller trekt',
    'consent is refused or withdrawn',
  ),
};
