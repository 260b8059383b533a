import { text } from './text.js';

export const EFFECT = {
  heading: text(
    'Fravær før og etter tiltakene',
    'Fråvær før og etter tiltaka',
    'Absence before and after the measures',
  ),
  title: text(
    'Før og etter plan {number}',
    'Før og etter plan {number}',
    'Before and after plan {number}',
  ),
  about: text(
    'Dager med fravær eller forsentkomming per skoleuke på fem dager. Avtalt fravær er ikke med. Tallene sier hva som skjedde, ikke hvorfor.',
    'Dagar med fråvær eller forseintkoming per skuleveke på fem dagar. Avtalt fråvær er ikkje med. Tala seier kva som hende, ikkje kvifor.',
    'Days with absence or lateness per school week of five days. Agreed absence is left out. The figures say what happened, not why.',
  ),
  before: text('De fire ukene før', 'Dei fire vekene før', 'The four weeks before'),
  after: text('Fra planen startet', 'Frå planen starta', 'Since the plan began'),
  period: text('Periode', 'Periode', 'Period'),
  perWeek: text('Dager per skoleuke', 'Dagar per skuleveke', 'Days per school week'),
  span: text('Fra og til', 'Frå og til', 'From and to'),
  absent: text('Dager med fravær', 'Dagar med fråvær', 'Days of absence'),
  schoolDays: text('Skoledager', 'Skuledagar', 'School days'),
} as const;
