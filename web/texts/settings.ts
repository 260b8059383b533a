import { text } from './text.js';

/** Says what stands on the start page of settings, and on those about calendars. */
export const SETTINGS = {
  intro: text(
    'Her ser du det Nærvær regner og varsler etter, og hvem som har tilgang til hva.',
    'Her ser du det Nærvær reknar og varslar etter, og kven som har tilgang til kva.',
    'Here is what Nærvær counts and reminds by, and who has access to what.',
  ),
  calendars: text(
    'Skoleruter og faste møter',
    'Skuleruter og faste møte',
    'Calendars and meetings',
  ),
  calendarsAbout: text(
    'Skoleår, ferier, skolens egne fridager og faste lokale møter.',
    'Skuleår, feriar, eigne fridagar og faste lokale møte.',
    'School years, holidays, a school’s own closed days and its fixed local meetings.',
  ),
  staff: text('Ansatte og roller', 'Tilsette og roller', 'People and roles'),
  staffAbout: text(
    'Hvem som har hvilken rolle ved skolen, og alle sakene til én person.',
    'Kven som har kva rolle ved skulen, og alle sakene til éin person.',
    'Who has which role at the school, and all the cases of one person.',
  ),
  assignments: text(
    'Overleveringer og vikarer',
    'Overleveringar og vikarar',
    'Handovers and stand-ins',
  ),
  assignmentsAbout: text(
    'Hvem som er spurt om å overta en sak, og hvem som vikarierer.',
    'Kven som er spurd om å ta over ei sak, og kven som er vikar.',
    'Who has been asked to take over a case, and who stands in.',
  ),
  withoutHolder: text('Saker uten ansvarlig', 'Saker utan ansvarleg', 'Cases that nobody holds'),
  withoutHolderAbout: text(
    'Saker der kontaktlæreren har sluttet eller skolen er byttet.',
    'Saker der kontaktlæraren har slutta eller skulen er bytt.',
    'Cases whose contact teacher has left, or that came from another school.',
  ),
  guide: text('Veilederen', 'Rettleiaren', 'The guide'),
  guideAbout: text(
    'Trinnene, fristene og tekstene slik de står i denne installasjonen.',
    'Stega, fristane og tekstane slik dei står i denne installasjonen.',
    'The steps, deadlines and texts as they stand in this installation.',
  ),
  findAccessLog: text('Innsynslogg', 'Innsynslogg', 'Access log'),
  findAccessLogAbout: text(
    'Hvem som har lest eller gjort noe i en sak.',
    'Kven som har lese eller gjort noko i ei sak.',
    'Who has read or done something in a case.',
  ),
  emergency: text('Nødtilgang', 'Naudtilgang', 'Emergency access'),
  emergencyAbout: text(
    'Åpne en sak du ellers ikke ser, når det haster for eleven.',
    'Opne ei sak du elles ikkje ser, når det hastar for eleven.',
    'Open a case that you otherwise do not see, when a student needs it at once.',
  ),
  reviews: text('Vurder nødtilganger', 'Vurder naudtilgangar', 'Review emergency access'),
  reviewsAbout: text(
    'Nødtilganger ved skolen som skal vurderes i ettertid.',
    'Naudtilgangar ved skulen som skal vurderast i ettertid.',
    'Emergency access at the school that is to be reviewed.',
  ),
  apps: text('Tilkoblede systemer', 'Tilkopla system', 'Connected apps'),
  appsAbout: text(
    'Hvilke systemer som henter og sender, og for hvilke skoler.',
    'Kva system som hentar og sender, og for kva skular.',
    'Which systems fetch and send, and for which schools.',
  ),
  missing: text('Skolerute mangler', 'Skulerute manglar', 'A calendar is missing'),
  missingLine: text(
    '{name} slutter {lastDay}. Fra {from} blir frister regnet med antatte skoledager. Gjelder {schools}.',
    '{name} sluttar {lastDay}. Frå {from} blir fristar rekna med tenkte skuledagar. Gjeld {schools}.',
    '{name} ends {lastDay}. From {from} deadlines are counted on assumed school days. Concerns {schools}.',
  ),
  missingWhole: text(
    '{name} har ingen skoleår. Frister blir regnet med antatte skoledager. Gjelder {schools}.',
    '{name} har ingen skuleår. Fristar blir rekna med tenkte skuledagar. Gjeld {schools}.',
    '{name} has no school year. Deadlines are counted on assumed school days. Concerns {schools}.',
  ),
  inUse: text(
    'Minst én åpen sak har frist etter siste kjente dag.',
    'Minst éi open sak har frist etter siste kjende dag.',
    'At least one open case is due after the last known day.',
  ),
  askAdministrator: text(
    'Be administrator i kommunen legge inn neste skoleår.',
    'Be administratoren i kommunen leggje inn neste skuleår.',
    'Ask the municipal administrator to enter the next school year.',
  ),
  toMissing: text('Legg inn neste skoleår', 'Legg inn neste skuleår', 'Enter the next school year'),
} as const;

/** Says what stands on the pages about calendars, closed days and fixed meetings. */
export const CALENDARS = {
  year: text('Skoleåret {first}–{last}', 'Skuleåret {first}–{last}', 'School year {first}–{last}'),
  span: text('{from} til {to}', '{from} til {to}', '{from} to {to}'),
  closed: text('Fri', 'Fri', 'Closed'),
  period: text('Periode', 'Periode', 'Period'),
  edit: text('Endre skoleåret', 'Endre skuleåret', 'Change the school year'),
  addYear: text('Legg til et skoleår', 'Legg til eit skuleår', 'Add a school year'),
  schools: text('Skolene', 'Skulane', 'The schools'),
  school: text('Skole', 'Skule', 'School'),
  closedDays: text('Egne fridager', 'Eigne fridagar', 'Own closed days'),
  localMeetings: text('Faste lokale møter', 'Faste lokale møte', 'Fixed local meetings'),
  none: text('Ingen', 'Ingen', 'None'),
  editSchool: text(
    'Endre dager for {school}',
    'Endre dagar for {school}',
    'Change days of {school}',
  ),
  onlyAdministrator: text(
    'Administrator i kommunen endrer skoleruter. Si fra dit hvis noe er feil.',
    'Administratoren i kommunen endrar skuleruter. Sei frå dit om noko er feil.',
    'The municipal administrator changes calendars. Tell them if something is wrong.',
  ),
  name: text('Navn på skoleruten', 'Namn på skuleruta', 'Name of the calendar'),
  firstDay: text('Første skoledag', 'Første skuledag', 'First school day'),
  firstDayFixed: text(
    'Året kjennes igjen på første skoledag, som derfor ikke kan endres her.',
    'Året blir kjent att på første skuledag, som difor ikkje kan endrast her.',
    'The first school day tells which year it is, and cannot be changed here.',
  ),
  lastDay: text('Siste skoledag', 'Siste skuledag', 'Last school day'),
  periods: text('Ferier og fridager', 'Feriar og fridagar', 'Holidays and closed days'),
  periodsHint: text(
    'Helger og helligdager er kjent fra før. Tomme rader teller ikke.',
    'Helger og heilagdagar er kjende frå før. Tomme rader tel ikkje.',
    'Weekends and public holidays are known. Empty rows do not count.',
  ),
  from: text('Fra og med', 'Frå og med', 'From'),
  to: text('Til og med', 'Til og med', 'To'),
  periodName: text('Hva', 'Kva', 'What'),
  day: text('Dag', 'Dag', 'Day'),
  closedDaysHint: text(
    'Dager da bare denne skolen er stengt.',
    'Dagar då berre denne skulen er stengd.',
    'Days on which only this school is closed.',
  ),
  localMeetingsHint: text(
    'Saker som venter på lokalt møte, får frist etter det neste av disse.',
    'Saker som ventar på lokalt møte, får frist etter det neste av desse.',
    'Cases that wait for a local meeting are due by the next of these.',
  ),
  preview: text('Se hva det flytter', 'Sjå kva det flyttar', 'See what it moves'),
  previewTitle: text(
    'Se over før du lagrer',
    'Sjå over før du lagrar',
    'Look it over before you save',
  ),
  previewHelp: text(
    'Ingenting er lagret. Slik blir fristene i åpne saker hvis du lagrer.',
    'Ingenting er lagra. Slik blir fristane i opne saker om du lagrar.',
    'Nothing is saved. This is how the deadlines of open cases will be if you save.',
  ),
  moves: text('Frister som flyttes', 'Fristar som blir flytta', 'Deadlines that move'),
  oldDue: text('Frist nå', 'Frist no', 'Due now'),
  newDue: text('Ny frist', 'Ny frist', 'New due date'),
  caseCount: text('Antall saker', 'Tal på saker', 'Cases'),
  noMoves: text('Ingen frister flyttes.', 'Ingen fristar blir flytta.', 'No deadline moves.'),
  unmoved: text(
    '{count} åpne saker følger dette og beholder fristen.',
    '{count} opne saker følgjer dette og held på fristen.',
    '{count} open cases follow this and keep their deadline.',
  ),
  save: text('Lagre', 'Lagre', 'Save'),
  goBack: text('Tilbake til skjemaet', 'Tilbake til skjemaet', 'Back to the form'),
  help: text(
    'Du får først se hvilke frister i åpne saker som flyttes, og til når. Ingenting lagres før du sier ja. Påminnelser som alt er sendt, står.',
    'Du får først sjå kva fristar i opne saker som blir flytta, og til når. Ingenting blir lagra før du seier ja. Påminningar som alt er sende, står.',
    'You are first shown which deadlines of open cases move, and to when. Nothing is saved until you say yes. Reminders already sent stay sent.',
  ),
} as const;
