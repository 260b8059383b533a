import type {
  CONTACT_BANDS,
  DEADLINE_BANDS,
  EFFECTS,
  TIME_BANDS,
} from '../../domain/insights/case-facts.js';
import type { Question } from '../../domain/insights/figures.js';
import { text, type Text } from './text.js';

export const FIGURES = {
  title: text('Kommunen', 'Kommunen', 'The municipality'),
  about: text(
    'Saker som ble åpnet i halvåret, slik de sto {asOf}. Elever med skjermet adresse er ikke med.',
    'Saker som vart opna i halvåret, slik dei stod {asOf}. Elevar med skjerma adresse er ikkje med.',
    'Cases opened in the term, as they stood on {asOf}. Students with a protected address are left out.',
  ),
  notMade: text(
    'Tallene er ikke laget ennå. De lages første natt i hver måned.',
    'Tala er ikkje laga enno. Dei blir laga første natta i kvar månad.',
    'The figures have not been made yet. They are made in the first night of each month.',
  ),
  smallGroups: text(
    'Grupper på én til fire vises ikke. Små skoler og sjeldne svar vises sammen med andre, og «skjult» står også der et tall ville røpet et annet.',
    'Grupper på éin til fire blir ikkje viste. Små skular og sjeldne svar står saman med andre, og «skjult» står òg der eit tal ville røpt eit anna.',
    'Groups of one to four are not shown. Small schools and rare answers are shown together with others, and “hidden” also stands where a number would give another away.',
  ),
  term: text('Halvår', 'Halvår', 'Term'),
  autumn: text('Høsten {year}', 'Hausten {year}', 'Autumn {year}'),
  spring: text('Våren {year}', 'Våren {year}', 'Spring {year}'),
  tooFew: text(
    'Det er for få saker i halvåret til å vise noe om dem.',
    'Det er for få saker i halvåret til å vise noko om dei.',
    'There are too few cases in the term to show anything of them.',
  ),
  none: text(
    'Ingen saker var åpnet i halvåret til da.',
    'Ingen saker var opna i halvåret til då.',
    'No cases had been opened in the term by then.',
  ),
  total: text('Saker i alt: {count}', 'Saker i alt: {count}', 'Cases in all: {count}'),
  school: text('Skole', 'Skule', 'School'),
  all: text('I alt', 'I alt', 'In all'),
  hidden: text('skjult', 'skjult', 'hidden'),
  csv: text('Last ned som CSV', 'Last ned som CSV', 'Download as CSV'),
  question: text('Spørsmål', 'Spørsmål', 'Question'),
  answer: text('Svar', 'Svar', 'Answer'),
  count: text('Antall saker', 'Tal på saker', 'Number of cases'),
  timeInSteps: text(
    'Hvor lenge sakene var i hvert trinn, hele kommunen',
    'Kor lenge sakene var i kvart steg, heile kommunen',
    'How long the cases were in each step, the whole municipality',
  ),
  step: text('Trinn', 'Steg', 'Step'),
  open: text('Åpen', 'Open', 'Open'),
} as const;

export const QUESTION_WORDS: Readonly<Record<Question, Text>> = {
  trigger: text('Hva åpnet saken?', 'Kva opna saka?', 'What opened the case?'),
  outcome: text('Hvordan endte den?', 'Korleis enda ho?', 'How did it end?'),
  'first-contact': text(
    'Når ble hjemmet nådd?',
    'Når vart heimen nådd?',
    'When was the home reached?',
  ),
  deadlines: text('Ble fristene holdt?', 'Vart fristane haldne?', 'Were the due dates kept?'),
  effect: text('Nådde planen målet?', 'Nådde planen målet?', 'Did the plan reach its goal?'),
  'bti-level': text('Høyeste BTI-nivå', 'Høgaste BTI-nivå', 'Highest BTI level'),
};

type Band =
  | (typeof CONTACT_BANDS)[number]
  | (typeof DEADLINE_BANDS)[number]
  | (typeof EFFECTS)[number]
  | (typeof TIME_BANDS)[number];

export const BAND_WORDS: Readonly<Record<Band, Text>> = {
  'same-day': text('Samme dag', 'Same dag', 'Same day'),
  '1-day': text('Dagen etter', 'Dagen etter', 'The day after'),
  '2-4-days': text('2–4 dager', '2–4 dagar', '2–4 days'),
  '5-or-more-days': text('5 dager eller mer', '5 dagar eller meir', '5 days or more'),
  'none-yet': text('Ikke ennå', 'Ikkje enno', 'Not yet'),
  'all-kept': text('Alle holdt', 'Alle haldne', 'All kept'),
  'one-late': text('Én for sent', 'Éin for seint', 'One late'),
  'several-late': text('Flere for sent', 'Fleire for seint', 'Several late'),
  reached: text('Nådd', 'Nådd', 'Reached'),
  'on-track': text('På vei', 'På veg', 'On track'),
  'not-reached': text('Ikke nådd', 'Ikkje nådd', 'Not reached'),
  'not-evaluated': text('Ikke evaluert', 'Ikkje evaluert', 'Not evaluated'),
  'not-there': text('Var ikke der', 'Var ikkje der', 'Was not there'),
  'under-1-week': text('Under 1 uke', 'Under 1 veke', 'Under 1 week'),
  '1-2-weeks': text('1–2 uker', '1–2 veker', '1–2 weeks'),
  '2-4-weeks': text('2–4 uker', '2–4 veker', '2–4 weeks'),
  'over-4-weeks': text('Over 4 uker', 'Over 4 veker', 'Over 4 weeks'),
};
