import type { CaseAction } from '../../domain/access/actions.js';
import type { Ground } from '../../domain/who-sees.js';
import { text, type Text } from './text.js';

/** Says what stands on the pages about who read or did what. */
export const ACCESS_LOG = {
  ofCase: text(
    'Innsynslogg for sak {caseNumber}',
    'Innsynslogg for sak {caseNumber}',
    'Access log of case {caseNumber}',
  ),
  ofStudent: text('Innsynslogg for en elev', 'Innsynslogg for ein elev', 'Access log of a student'),
  aboutStudent: text(
    'Alle sakene til {student}.',
    'Alle sakene til {student}.',
    'All cases of {student}.',
  ),
  about: text(
    'Nyeste først. Loggen kan ikke endres, og det står også her at du leser den.',
    'Nyaste først. Loggen kan ikkje endrast, og det står òg her at du les han.',
    'Newest first. The log cannot be changed, and that you read it is written down too.',
  ),
  linkFromCase: text(
    'Se hvem som har lest saken',
    'Sjå kven som har lese saka',
    'See who has read the case',
  ),
  toStudent: text(
    'Loggen for alle sakene til eleven',
    'Loggen for alle sakene til eleven',
    'The log of all the student’s cases',
  ),
  lines: text('Hvem gjorde hva', 'Kven gjorde kva', 'Who did what'),
  at: text('Når', 'Når', 'When'),
  case: text('Sak', 'Sak', 'Case'),
  who: text('Hvem', 'Kven', 'Who'),
  role: text('Som', 'Som', 'As'),
  action: text('Hva', 'Kva', 'What'),
  ground: text('Grunnlag', 'Grunnlag', 'Ground'),
  result: text('Utfall', 'Utfall', 'Result'),
  app: text('Gjennom', 'Gjennom', 'Through'),
  ownPages: text('Nærvær', 'Nærvær', 'Nærvær'),
  appItself: text('Systemet selv', 'Systemet sjølv', 'The app itself'),
  allowed: text('Fikk tilgang', 'Fekk tilgang', 'Allowed'),
  refused: text('Avvist', 'Avvist', 'Refused'),
  none: text(
    'Ingen har lest eller gjort noe ennå.',
    'Ingen har lese eller gjort noko enno.',
    'Nobody has read or done anything yet.',
  ),
  subject: text(
    'Saksnummer eller elevens id',
    'Saksnummer eller id-en til eleven',
    'Case number or the student’s id',
  ),
  subjectHint: text(
    'Id-en er den skolens register bruker.',
    'Id-en er den registeret til skulen bruker.',
    'The id that the school’s register uses.',
  ),
  show: text('Vis loggen', 'Vis loggen', 'Show the log'),
  help: text(
    'Skolens ledelse ser loggen for sakene ved skolen, personvernombudet for alle unntatt dem med skjermet adresse. En skjermet sak har én navngitt leder, som ser loggen.',
    'Leiinga ved skulen ser loggen for sakene ved skulen, personvernombodet for alle unnateke dei med skjerma adresse. Ei skjerma sak har éin namngitt leiar, som ser loggen.',
    'Leadership sees the log of the school’s cases, the data-protection officer of all but those with a protected address. Such a case has one named leader who sees its log.',
  ),
  notFound: text(
    'Det finnes ingen logg å vise deg for dette. Se etter om nummeret er riktig.',
    'Det finst ingen logg å vise deg for dette. Sjå etter om nummeret er rett.',
    'There is no log to show you for this. Check that the number is right.',
  ),
} as const;

type LoggedAction = CaseAction | 'command' | 'report-concern' | 'preview' | 'review-break-glass';

/** Says each kind of action that the log holds. */
export const LOGGED_ACTIONS: Readonly<Record<LoggedAction, Text>> = {
  read: text('Leste saken', 'Las saka', 'Read the case'),
  timeline: text('Leste tidslinjen', 'Las tidslinja', 'Read the timeline'),
  list: text('Så saken i en liste', 'Såg saka i ei liste', 'Saw the case in a list'),
  search: text('Fant saken i et søk', 'Fann saka i eit søk', 'Found the case in a search'),
  'access-log': text('Leste denne loggen', 'Las denne loggen', 'Read this log'),
  'command-status': text(
    'Spurte om noe sendt',
    'Spurde om noko sendt',
    'Asked after something sent',
  ),
  command: text('Spurte om noe sendt', 'Spurde om noko sendt', 'Asked after something sent'),
  preview: text(
    'Så frister flytte seg med skoleruten',
    'Såg fristar flytte seg med skuleruta',
    'Saw deadlines move with the calendar',
  ),
  'break-glass': text('Tok nødtilgang', 'Tok naudtilgang', 'Took emergency access'),
  'review-break-glass': text(
    'Vurderte en nødtilgang',
    'Vurderte ein naudtilgang',
    'Reviewed emergency access',
  ),
  'report-concern': text('Meldte en bekymring', 'Melde ei uro', 'Reported a concern'),
  'log-call': text(
    'Registrerte kontakt med hjemmet',
    'Registrerte kontakt med heimen',
    'Logged contact with the home',
  ),
  'schedule-meeting': text('Avtalte et møte', 'Avtalte eit møte', 'Scheduled a meeting'),
  'hold-meeting': text('Registrerte et møte', 'Registrerte eit møte', 'Recorded a meeting'),
  'report-no-show': text(
    'Meldte at noen uteble',
    'Melde at nokon ikkje møtte',
    'Reported a no-show',
  ),
  'agree-plan': text('Registrerte tiltaksplanen', 'Registrerte tiltaksplanen', 'Recorded the plan'),
  'check-plan': text('Sjekket tiltaksplanen', 'Sjekka tiltaksplanen', 'Checked the plan'),
  'evaluate-plan': text('Evaluerte tiltaksplanen', 'Evaluerte tiltaksplanen', 'Evaluated the plan'),
  'record-consent': text('Registrerte samtykke', 'Registrerte samtykke', 'Recorded consent'),
  'discuss-anonymously': text(
    'Drøftet saken uten navn',
    'Drøfta saka utan namn',
    'Discussed the case without names',
  ),
  'consult-ppa': text('Spurte PPA til råds', 'Spurde PPA til råds', 'Consulted PPA'),
  'go-on-without-consent': text(
    'Gikk videre uten samtykke',
    'Gjekk vidare utan samtykke',
    'Went on without consent',
  ),
  escalate: text('Løftet saken', 'Løfta saka', 'Escalated the case'),
  assign: text('Ga saken videre', 'Gav saka vidare', 'Assigned the case'),
  'accept-handover': text('Tok over saken', 'Tok over saka', 'Took the case over'),
  extend: text('Forlenget fristen', 'Lengde fristen', 'Extended the deadline'),
  'open-duty': text('Startet et oppfølgingsløp', 'Starta eit oppfølgingsløp', 'Opened a duty'),
  'progress-duty': text(
    'Krysset av i en sjekkliste',
    'Kryssa av i ei sjekkliste',
    'Ticked a checklist',
  ),
  'record-report': text(
    'Registrerte en melding til andre',
    'Registrerte ei melding til andre',
    'Recorded a report to others',
  ),
  close: text('Avsluttet saken', 'Avslutta saka', 'Closed the case'),
};

/** Says on what ground somebody came to a case. */
export const GROUNDS: Readonly<Record<Ground, Text>> = {
  'own-student': text('Egen elev', 'Eigen elev', 'Own student'),
  'stand-in': text('Vikar', 'Vikar', 'Stand-in'),
  'own-school': text('Egen skole', 'Eigen skule', 'Own school'),
  named: text('Navngitt', 'Namngitt', 'Named'),
  handover: text('Spurt om å ta over', 'Spurd om å ta over', 'Asked to take over'),
  consent: text('Samtykke', 'Samtykke', 'Consent'),
  'nurse-information': text(
    'Samtykke til helsesykepleier',
    'Samtykke til helsesjukepleiar',
    'Consent to the school nurse',
  ),
  'data-protection': text('Personvernombud', 'Personvernombod', 'Data protection'),
  'own-command': text('Eget oppdrag', 'Eige oppdrag', 'Own command'),
  'break-glass': text('Nødtilgang', 'Naudtilgang', 'Emergency access'),
  'system-client': text('Tilkoblet system', 'Tilkopla system', 'Connected app'),
};
