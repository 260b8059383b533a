import { text } from './text.js';

export const AGENDA = {
  title: text(
    'Lokalt tverrfaglig møte',
    'Lokalt tverrfagleg møte',
    'Local interdisciplinary meeting',
  ),
  open: text('Saksliste', 'Saksliste', 'Agenda'),
  earlier: text('Forrige møte: {day}', 'Førre møte: {day}', 'Meeting before: {day}'),
  later: text('Neste møte: {day}', 'Neste møte: {day}', 'Next meeting: {day}'),
  invite: text(
    'Innkalling til deltakerne på papir',
    'Innkalling til deltakarane på papir',
    'Invitation to those who take part, on paper',
  ),

  absence: text('Fraværet på skolen', 'Fråværet på skulen', 'Absence at the school'),
  absenceAbout: text(
    'Fast punkt på hvert møte: Hvordan er fraværet nå, hvem nærmer seg en grense, og hva gjør vi for alle elever?',
    'Fast punkt på kvart møte: Korleis er fråværet no, kven nærmar seg ei grense, og kva gjer vi for alle elevar?',
    'A standing item of every meeting: how is the absence now, who is near a trigger, and what do we do for all students?',
  ),
  toSchool: text('Se tallene', 'Sjå tala', 'See the figures'),

  named: text('Saker med samtykke', 'Saker med samtykke', 'Cases with consent'),
  namedAbout: text(
    'Samtykket holder nå, så eleven kan nevnes. Hver sak får én beslutning.',
    'Samtykket held no, så eleven kan nemnast. Kvar sak får éi avgjerd.',
    'Consent holds now, so the student may be named. Each case gets one decision.',
  ),
  noNamed: text(
    'Ingen av sakene du ser, kan nevnes med navn på dette møtet.',
    'Ingen av sakene du ser, kan nemnast med namn på dette møtet.',
    'None of the cases that you see may be named at this meeting.',
  ),
  toCase: text('Sak {caseNumber}', 'Sak {caseNumber}', 'Case {caseNumber}'),
  decide: text('Registrer beslutningen', 'Registrer avgjerda', 'Record the decision'),
  schedule: text('Avtal møtet med hjemmet', 'Avtal møtet med heimen', 'Arrange it with the home'),
  paper: text('Innkalling på papir', 'Innkalling på papir', 'Invitation on paper'),
  decideLater: text(
    'Beslutningene registreres her når møtet er holdt.',
    'Avgjerdene blir registrerte her når møtet er halde.',
    'Decisions are recorded here once the meeting has been held.',
  ),

  anonymous: text('Saker uten samtykke', 'Saker utan samtykke', 'Cases without consent'),
  anonymousAbout: text(
    'Disse kan drøftes uten at noen skjønner hvem det er. Si det som står på arket, og ikke mer: ikke navn, kjønn, klasse, trinn eller lærer.',
    'Desse kan drøftast utan at nokon skjønar kven det er. Sei det som står på arket, og ikkje meir: ikkje namn, kjønn, klasse, trinn eller lærar.',
    'These can be discussed as long as nobody can tell who it is. Say what is on the sheet and no more: no name, sex, class, school year or teacher.',
  ),
  anonymousForPartners: text(
    'Saker uten samtykke legger skolen selv fram på møtet, uten navn. De vises ikke her.',
    'Saker utan samtykke legg skulen sjølv fram på møtet, utan namn. Dei blir ikkje viste her.',
    'The school itself presents cases without consent at the meeting, without names. They are not shown here.',
  ),
  noAnonymous: text(
    'Ingen av sakene du ser, venter på samtykke til dette møtet.',
    'Ingen av sakene du ser, ventar på samtykke til dette møtet.',
    'None of the cases that you see waits for consent to this meeting.',
  ),
  sheet: text('Anonym sak {number}', 'Anonym sak {number}', 'Anonymous case {number}'),
  age: text('Alder', 'Alder', 'Age'),
  why: text('Hvorfor bekymret', 'Kvifor uroa', 'Why concerned'),
  tried: text('Tiltaksplaner prøvd', 'Tiltaksplanar prøvde', 'Action plans tried'),
  discuss: text('Registrer drøftingen', 'Registrer drøftinga', 'Record the discussion'),
  consents: text('Samtykket', 'Samtykket', 'The consent'),

  decided: text('Beslutninger', 'Avgjerder', 'Decisions'),
  student: text('Elev', 'Elev', 'Student'),
  decision: text('Beslutning', 'Avgjerd', 'Decision'),
  case: text('Sak', 'Sak', 'Case'),

  notHere: text(
    'En elev med skjermet adresse står aldri på en liste. Den som har saken, tar den opp selv.',
    'Ein elev med skjerma adresse står aldri på ei liste. Den som har saka, tek ho opp sjølv.',
    'A student with a protected address is never on a list. Whoever has the case brings it up.',
  ),
} as const;

export const AGE_BANDS = {
  'under-12': text('under 12 år', 'under 12 år', 'under 12'),
  '12-to-14': text('12 til 14 år', '12 til 14 år', '12 to 14'),
  '15-and-over': text('15 år eller eldre', '15 år eller eldre', '15 or older'),
} as const;

export const PLANS_TRIED = {
  none: text('ingen ennå', 'ingen enno', 'none yet'),
  one: text('én', 'éin', 'one'),
  several: text('flere', 'fleire', 'several'),
} as const;

export const POINTS_AT = {
  'few-in-band': text(
    'Arket kan peke på én elev: skolen har færre enn fem elever i denne alderen. La alderen være usagt, eller vent til samtykket er gitt.',
    'Arket kan peike på éin elev: skulen har færre enn fem elevar i denne alderen. La alderen vere usagd, eller vent til samtykket er gitt.',
    'The sheet could point at one student: the school has fewer than five students of this age. Leave the age out, or wait for consent.',
  ),
  'few-in-mix': text(
    'Arket kan peke på én elev: færre enn fem elever på skolen har en sak som passer til alt arket sier samlet. Si bare noe av det, eller vent til samtykket er gitt.',
    'Arket kan peike på éin elev: færre enn fem elevar på skulen har ei sak som passar til alt arket seier samla. Sei berre noko av det, eller vent til samtykket er gitt.',
    'The sheet could point at one student: fewer than five students at the school have a case that fits all that the sheet says together. Say only some of it, or wait for consent.',
  ),
  'few-in-year': text(
    'Det er færre enn fem elever på elevens trinn. Blir trinnet, klassen eller læreren kjent, peker arket på én elev.',
    'Det er færre enn fem elevar på trinnet til eleven. Blir trinnet, klassen eller læraren kjend, peikar arket på éin elev.',
    'There are fewer than five students in the student’s school year. Once the year, class or teacher is known, the sheet points at one student.',
  ),
} as const;

/** Says what stands on the paper that calls people to the meeting; it names no student and no case. */
export const CALL = {
  title: text(
    'Innkalling til lokalt tverrfaglig møte',
    'Innkalling til lokalt tverrfagleg møte',
    'Invitation to the local interdisciplinary meeting',
  ),
  time: text('Klokken', 'Klokka', 'Time'),
  takingPart: text('Deltakere', 'Deltakarar', 'Taking part'),
  teachers: text(
    'Kontaktlærere kommer til sin egen sak.',
    'Kontaktlærarar kjem til si eiga sak.',
    'Contact teachers come for their own case.',
  ),
  items: text('Saksliste', 'Saksliste', 'Agenda'),
  itemNamed: text(
    'Saker der samtykket er gitt, med én beslutning i hver',
    'Saker der samtykket er gitt, med éi avgjerd i kvar',
    'Cases with consent, with one decision each',
  ),
  itemAnonymous: text(
    'Saker som drøftes anonymt',
    'Saker som blir drøfta anonymt',
    'Cases discussed anonymously',
  ),
  silent: text(
    'Hvilke elever det gjelder, står ikke i innkallingen. De som har lov til å vite det, ser sakslisten i Nærvær.',
    'Kva elevar det gjeld, står ikkje i innkallinga. Dei som har lov til å vite det, ser sakslista i Nærvær.',
    'This invitation does not say which students it is about. Those who may know see the agenda in Nærvær.',
  ),
} as const;
