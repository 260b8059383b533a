import { text } from './text.js';

export const CHART = {
  asTable: text('Vis tallene som tabell', 'Vis tala som tabell', 'Show the figures as a table'),
  nothing: text('Ingenting å vise ennå.', 'Ingenting å vise enno.', 'Nothing to show yet.'),
} as const;
