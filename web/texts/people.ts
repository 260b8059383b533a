import { text } from './text.js';

export const PEOPLE = {
  student: text('eleven', 'eleven', 'the student'),
  guardian: text('foresatt', 'føresett', 'guardian'),
  participants: text('Hvem er med?', 'Kven er med?', 'Who takes part?'),
  moreStaff: text(
    'Flere ansatte og samarbeidspartnere ({count})',
    'Fleire tilsette og samarbeidspartnarar ({count})',
    'More staff and partners ({count})',
  ),
  others: text('Andre som er med', 'Andre som er med', 'Others who take part'),
  person: text('Person', 'Person', 'Person'),
  name: text('Navn', 'Namn', 'Name'),
  organisation: text('Hvor fra', 'Kvar frå', 'From where'),
} as const;
