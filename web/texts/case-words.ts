import { text, type Text } from './text.js';

export const MEETING_STATUS = {
  scheduled: text('Avtalt', 'Avtalt', 'Scheduled'),
  held: text('Holdt', 'Halde', 'Held'),
  cancelled: text('Avlyst', 'Avlyst', 'Cancelled'),
  lapsed: text('Ble ikke holdt', 'Vart ikkje halde', 'Not held'),
} as const;

export const CONSENT_STATUS = {
  requested: text('Spurt', 'Spurt', 'Asked'),
  given: text('Ja', 'Ja', 'Given'),
  refused: text('Nei', 'Nei', 'Refused'),
  withdrawn: text('Trukket tilbake', 'Trekt tilbake', 'Withdrawn'),
} as const;

export const EVALUATION_WORDS: Readonly<Record<string, Text>> = {
  reached: text('Målet er nådd.', 'Målet er nådd.', 'The goal is reached.'),
  'on-track': text('På vei mot målet.', 'På veg mot målet.', 'On the way.'),
  'not-reached': text('Målet er ikke nådd.', 'Målet er ikkje nådd.', 'The goal is not reached.'),
};

/** Says to whom a report was made. */
export const REPORTED_TO = {
  'child-welfare': text('Barnevernstjenesten', 'Barnevernstenesta', 'The child welfare service'),
  police: text('Politiet', 'Politiet', 'The police'),
} as const;
