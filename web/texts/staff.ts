import { text } from './text.js';

/** Says what stands on the pages about people and their roles. */
export const STAFF = {
  member: text('Ansatt', 'Tilsett', 'Member of staff'),
  municipality: text(
    'Kommunens egne og samarbeidspartnere',
    'Kommunen sine eigne og samarbeidspartnarar',
    'The municipality’s own and partners',
  ),
  school: text('Skole', 'Skule', 'School'),
  name: text('Navn', 'Namn', 'Name'),
  email: text('E-post', 'E-post', 'E-mail'),
  roles: text('Roller', 'Roller', 'Roles'),
  role: text('Rolle', 'Rolle', 'Role'),
  rolesHint: text(
    'Roller i skolen trenger en skole. La rollen stå tom i rader som skal bort.',
    'Roller i skulen treng ein skule. La rolla stå tom i rader som skal bort.',
    'Roles in a school need a school. Leave the role empty in rows that are to go.',
  ),
  noRole: text('Ingen rolle', 'Inga rolle', 'No role'),
  noSchool: text('Hele kommunen', 'Heile kommunen', 'The whole municipality'),
  roleAt: text('{role} ved {school}', '{role} ved {school}', '{role} at {school}'),
  active: text('Arbeider her nå', 'Arbeider her no', 'Works here now'),
  left: text('Sluttet', 'Slutta', 'Has left'),
  cases: text('Åpne saker', 'Opne saker', 'Open cases'),
  none: text('Ingen', 'Ingen', 'None'),
  change: text('Endre roller', 'Endre roller', 'Change roles'),
  save: text('Lagre', 'Lagre', 'Save'),
  help: text(
    'Rollene avgjør hva en ansatt ser og får e-post om. Endringen gjelder fra neste klikk.',
    'Rollene avgjer kva ein tilsett ser og får e-post om. Endringa gjeld frå neste klikk.',
    'Roles decide what somebody sees and is written to about. A change holds from the next click.',
  ),
  helpRegister: text(
    'Navn, e-post, kontaktlærere og faglærere kommer fra skolens register og blir satt derfra igjen. Rett dem helst der.',
    'Namn, e-post, kontaktlærarar og faglærarar kjem frå registeret til skulen og blir sette derifrå igjen. Rett dei helst der.',
    'Names, e-mail, contact and subject teachers come from the school’s register and are set again from it. Correct them there.',
  ),
  helpLeft: text(
    'Den som ikke lenger arbeider her, mister all tilgang. Sakene deres blir uten ansvarlig, og ledelsen får beskjed.',
    'Den som ikkje lenger arbeider her, mistar all tilgang. Sakene deira blir utan ansvarleg, og leiinga får beskjed.',
    'Whoever no longer works here loses all access. Their cases are left without a holder, and leadership is told.',
  ),
  onlyAdministrator: text(
    'Administrator i kommunen endrer roller.',
    'Administratoren i kommunen endrar roller.',
    'The municipal administrator changes roles.',
  ),
  toCases: text(
    'Gi bort alle sakene til {name}',
    'Gi bort alle sakene til {name}',
    'Hand on all cases of {name}',
  ),
} as const;

/** Says what stands where cases are handed on, many at once. */
export const HAND_OVER = {
  title: text('Gi bort saker', 'Gi bort saker', 'Hand cases on'),
  of: text('Sakene til {name}', 'Sakene til {name}', 'The cases of {name}'),
  aboutWithoutHolder: text(
    'Ledelsen svarer for disse til noen har tatt over. Fristene løper.',
    'Leiinga svarar for desse til nokon har teke over. Fristane går.',
    'Leadership answers for these until somebody has taken over. Their deadlines run.',
  ),
  none: text('Ingen åpne saker her.', 'Ingen opne saker her.', 'No open cases here.'),
  cases: text('Saker', 'Saker', 'Cases'),
  casesHint: text(
    'Ta bort krysset ved saker som skal til en annen.',
    'Ta bort krysset ved saker som skal til ein annan.',
    'Untick cases that go to somebody else.',
  ),
  line: text('{caseNumber}, {student}', '{caseNumber}, {student}', '{caseNumber}, {student}'),
  due: text('{phase}. Frist {due}.', '{phase}. Frist {due}.', '{phase}. Due {due}.'),
  to: text('Hvem skal ha dem?', 'Kven skal ha dei?', 'Who is to have them?'),
  from: text('Fra', 'Frå', 'From'),
  until: text('Til og med', 'Til og med', 'To'),
  send: text('Send', 'Send', 'Send'),
  help: text(
    'Uten datoer er det en overlevering: den du velger, blir spurt om hver sak, og den som har saken, svarer for den til den andre har godtatt. Med datoer er det en vikar, uten spørsmål.',
    'Utan datoar er det ei overlevering: den du vel, blir spurd om kvar sak, og den som har saka, svarar for henne til den andre har godteke. Med datoar er det ein vikar, utan spørsmål.',
    'Without dates it is a handover: whoever you choose is asked about each case, and the holder answers for it until they accept. With dates it is a stand-in, who is not asked.',
  ),
  helpProtected: text(
    'Saker med skjermet adresse står i ingen liste. De gis bort fra saken selv, av den navngitte lederen.',
    'Saker med skjerma adresse står i inga liste. Dei blir gitt bort frå saka sjølv, av den namngitte leiaren.',
    'Cases with a protected address are in no list. They are handed on from the case itself, by the named leader.',
  ),
  more: text(
    'Her står de {count} første. Resten kommer når disse er gitt bort.',
    'Her står dei {count} første. Resten kjem når desse er gitt bort.',
    'These are the first {count}. The others come when these are handed on.',
  ),
  chooseCases: text('Velg minst én sak.', 'Vel minst éi sak.', 'Choose at least one case.'),
  result: text('Slik gikk det', 'Slik gjekk det', 'How it went'),
  allDone: text('Alle {count} er sendt.', 'Alle {count} er sende.', 'All {count} are sent.'),
  someDone: text(
    '{done} av {count} er sendt.',
    '{done} av {count} er sende.',
    '{done} of {count} are sent.',
  ),
  asked: text('Spurt', 'Spurd', 'Asked'),
  standsIn: text('Vikar er satt', 'Vikar er sett', 'Stand-in is set'),
  stored: text('Lagret, utføres snart', 'Lagra, blir utført snart', 'Stored, carried out soon'),
  goOn: text('Se hva som er igjen', 'Sjå kva som er att', 'See what is left'),
  case: text('Sak', 'Sak', 'Case'),
  outcome: text('Utfall', 'Utfall', 'Outcome'),
} as const;

/** Says what stands on the page about handovers not answered and stand-ins. */
export const ASSIGNMENTS = {
  asked: text('Venter på svar', 'Ventar på svar', 'Waiting for an answer'),
  standIns: text('Vikarer', 'Vikarar', 'Stand-ins'),
  noneAsked: text(
    'Ingen overlevering venter på svar.',
    'Inga overlevering ventar på svar.',
    'No handover waits for an answer.',
  ),
  noStandIns: text('Ingen vikarer nå.', 'Ingen vikarar no.', 'No stand-ins now.'),
  case: text('Sak', 'Sak', 'Case'),
  student: text('Elev', 'Elev', 'Student'),
  who: text('Hvem', 'Kven', 'Who'),
  answerBy: text('Svar innen', 'Svar innan', 'Answer by'),
  untilWithdrawn: text('fra {from}', 'frå {from}', 'from {from}'),
  when: text('Når', 'Når', 'When'),
  withdraw: text('Trekk tilbake', 'Trekk tilbake', 'Withdraw'),
  withdrawFor: text(
    'Trekk tilbake for sak {caseNumber}',
    'Trekk tilbake for sak {caseNumber}',
    'Withdraw for case {caseNumber}',
  ),
  about: text(
    'Den som er spurt, svarer under Mine oppgaver. Uten svar i tide får ledelsen beskjed.',
    'Den som er spurd, svarar under Oppgåvene mine. Utan svar i tide får leiinga beskjed.',
    'Whoever is asked answers under My tasks. Leadership is told when no answer comes in time.',
  ),
} as const;
