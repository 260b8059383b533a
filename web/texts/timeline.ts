import { text, type Text } from './text.js';

/** Says each kind of thing that happens on a case. A test holds it against what the core notes. */
export const TIMELINE: Readonly<Record<string, Text>> = {
  'by-program': text('Nærvær', 'Nærvær', 'Nærvær'),
  'age-band-changed': text(
    'Eleven nådde en alder som endrer reglene',
    'Eleven nådde ein alder som endrar reglane',
    'The student reached an age that changes the rules',
  ),
  'call-logged': text(
    'Kontakt med hjemmet registrert',
    'Kontakt med heimen registrert',
    'Contact with the home logged',
  ),
  'case-closed': text('Saken ble avsluttet', 'Saka vart avslutta', 'The case was closed'),
  'case-opened': text('Saken ble opprettet', 'Saka vart oppretta', 'The case was opened'),
  'consent-changed': text(
    'Samtykket gjelder ikke lenger som før',
    'Samtykket gjeld ikkje lenger som før',
    'Consent no longer holds as before',
  ),
  'consent-recorded': text('Samtykke registrert', 'Samtykke registrert', 'Consent recorded'),
  'duty-opened': text('Oppfølgingsløp startet', 'Oppfølgingsløp starta', 'A duty was opened'),
  escalated: text('Saken ble løftet', 'Saka vart løfta', 'The case was escalated'),
  extended: text('Fristen ble forlenget', 'Fristen vart lengd', 'The deadline was extended'),
  'guardians-changed': text(
    'De foresatte er endret',
    'Dei føresette er endra',
    'The guardians changed',
  ),
  'handover-accepted': text(
    'Overleveringen ble godtatt',
    'Overleveringa vart godteken',
    'The handover was accepted',
  ),
  'handover-asked': text(
    'Overlevering ble bedt om',
    'Overlevering vart bedd om',
    'A handover was asked for',
  ),
  'handover-lapsed': text(
    'Overleveringen ble ikke besvart',
    'Overleveringa vart ikkje svart på',
    'The handover was not answered',
  ),
  'holder-lost': text(
    'Saken mistet sin kontaktlærer',
    'Saka mista kontaktlæraren sin',
    'The case lost its contact teacher',
  ),
  'meeting-cancelled': text('Møtet ble avlyst', 'Møtet vart avlyst', 'The meeting was cancelled'),
  'meeting-held': text('Møtet ble holdt', 'Møtet vart halde', 'The meeting was held'),
  'no-show': text(
    'Noen uteble fra møtet',
    'Nokon møtte ikkje',
    'Somebody did not come to the meeting',
  ),
  'plan-agreed': text('Tiltaksplan avtalt', 'Tiltaksplan avtalt', 'Plan agreed'),
  'plan-checked': text(
    'Tiltaksplanen ble sjekket',
    'Tiltaksplanen vart sjekka',
    'The plan was checked',
  ),
  'plan-evaluated': text(
    'Tiltaksplanen ble evaluert',
    'Tiltaksplanen vart evaluert',
    'The plan was evaluated',
  ),
  'ppa-referred': text('Henvist til PPA', 'Tilvist til PPA', 'Referred to PPA'),
  'report-recorded': text('Melding sendt', 'Melding send', 'A report was made'),
  'school-changed': text(
    'Saken flyttet til en annen skole',
    'Saka flytta til ein annan skule',
    'The case moved to another school',
  ),
  'stand-in-named': text('Vikar oppnevnt', 'Vikar nemnd opp', 'A stand-in was named'),
  stuck: text('Saken står stille', 'Saka står stille', 'The case is stuck'),
  'trigger-added': text('Ny bekymring kom til', 'Ny uro kom til', 'A new trigger was added'),
  'trigger-withdrawn': text(
    'Fraværet ble rettet i registeret',
    'Fråværet vart retta i registeret',
    'The absence was corrected in the register',
  ),
  'went-on-without-consent': text(
    'Gikk videre uten samtykke',
    'Gjekk vidare utan samtykke',
    'Went on without consent',
  ),
  phase: text('Saken står nå her', 'Saka står no her', 'The case now stands here'),
  'meeting-scheduled': text('Møte avtalt', 'Møte avtalt', 'Meeting scheduled'),
  'meeting-moved': text('Møtet ble flyttet', 'Møtet vart flytta', 'The meeting was moved'),
  'ppa-consulted': text('PPA ble spurt til råds', 'PPA vart spurd til råds', 'PPA was consulted'),
  'discussed-anonymously': text(
    'Drøftet uten at eleven ble nevnt',
    'Drøfta utan at eleven vart nemnd',
    'Discussed without naming the student',
  ),
  'handover-declined': text(
    'Overleveringen ble avslått',
    'Overleveringa vart avslått',
    'The handover was declined',
  ),
  'assignment-withdrawn': text(
    'Oppdraget ble trukket tilbake',
    'Oppdraget vart trekt tilbake',
    'The assignment was withdrawn',
  ),
  'duty-progressed': text(
    'Krysset av i sjekklisten',
    'Kryssa av i sjekklista',
    'The checklist was ticked',
  ),
  'duty-done': text('Oppfølgingsløpet er ferdig', 'Oppfølgingsløpet er ferdig', 'The duty is done'),
};
