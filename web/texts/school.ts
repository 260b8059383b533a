import { text } from './text.js';

export const SCHOOL = {
  title: text('Skolen', 'Skulen', 'The school'),
  cases: text('Åpne saker', 'Opne saker', 'Open cases'),
  count: text('Saker', 'Saker', 'Cases'),
  near: text(
    'Elever som nærmer seg en grense',
    'Elevar som nærmar seg ei grense',
    'Students near a trigger',
  ),
  nearNone: text('Ingen er nær en grense nå.', 'Ingen er nær ei grense no.', 'Nobody is near one.'),
  trigger: text('Grense', 'Grense', 'Trigger'),
  has: text('{has} av {of}', '{has} av {of}', '{has} of {of}'),
  weekdays: text(
    'Fravær etter ukedag dette halvåret',
    'Fråvær etter vekedag dette halvåret',
    'Absence by weekday this semester',
  ),
  weekday: text('Ukedag', 'Vekedag', 'Weekday'),
  days: text('Elevdager med fravær', 'Elevdagar med fråvær', 'Student days with absence'),
  rate: text('Andel', 'Del', 'Share'),
} as const;
