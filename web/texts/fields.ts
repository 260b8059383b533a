import type { ApiFault } from '../../api/field-faults.js';
import { text, type Text } from './text.js';

export const FIELDS = {
  date: text('Dato', 'Dato', 'Date'),
  time: text('Klokkeslett', 'Klokkeslett', 'Time'),
  optional: text('(kan stå tomt)', '(kan stå tomt)', '(optional)'),
  yes: text('Ja', 'Ja', 'Yes'),
  no: text('Nei', 'Nei', 'No'),
  choose: text('Velg', 'Vel', 'Choose'),
  moreRows: text('Flere rader', 'Fleire rader', 'More rows'),
} as const;

/** Says for people what the API's own words say for programs. */
export const PAGE_FAULTS: Partial<Record<ApiFault, Text>> = {
  'not-an-instant': text(
    'Skriv både dato og klokkeslett.',
    'Skriv både dato og klokkeslett.',
    'Give both date and time.',
  ),
  'not-a-date': text('Skriv en dato.', 'Skriv ein dato.', 'Give a date.'),
  'not-one-of': text('Velg ett av svarene.', 'Vel eitt av svara.', 'Choose one of the answers.'),
  'not-a-boolean': text('Svar ja eller nei.', 'Svar ja eller nei.', 'Answer yes or no.'),
  'not-text': text('Må fylles ut.', 'Må fyllast ut.', 'Must be filled in.'),
  'too-short': text('Må fylles ut.', 'Må fyllast ut.', 'Must be filled in.'),
  'too-small': text('Fyll ut minst én.', 'Fyll ut minst éin.', 'Give at least one.'),
  'not-an-object': text('Må fylles ut.', 'Må fyllast ut.', 'Must be filled in.'),
};
