import { text } from './text.js';

export const CASE = {
  title: text('Sak {caseNumber}', 'Sak {caseNumber}', 'Case {caseNumber}'),
  due: text('Frist', 'Frist', 'Due'),
  why: text('Hvorfor denne datoen?', 'Kvifor denne datoen?', 'Why this date?'),
  now: text('Dette kan du gjøre nå', 'Dette kan du gjere no', 'What you can do now'),
  timeline: text('Det som har skjedd', 'Det som har hendt', 'What has happened'),
  steps: text('Trinnene', 'Stega', 'The steps'),
  responsible: text('Ansvarlig', 'Ansvarleg', 'Responsible'),
} as const;
