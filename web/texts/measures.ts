import { text } from './text.js';

export const MEASURES = {
  measures: text('Tiltak', 'Tiltak', 'Measures'),
  measure: text('Tiltak', 'Tiltak', 'Measure'),
  hint: text(
    'Få og konkrete tiltak virker best. La radene du ikke trenger, stå.',
    'Få og konkrete tiltak verkar best. La radene du ikkje treng, stå.',
    'A few concrete measures work best. Leave the rows that you do not need.',
  ),
  area: text('Hvor', 'Kvar', 'Where'),
  description: text('Hva skal gjøres', 'Kva skal gjerast', 'What is to be done'),
  responsible: text('Hvem har ansvaret', 'Kven har ansvaret', 'Who is responsible'),
} as const;
