import { text } from './text.js';

export const HELD = {
  when: text('Når ble det holdt?', 'Når vart det halde?', 'When was it held?'),
  studentHeard: text('Ble eleven hørt?', 'Vart eleven høyrd?', 'Was the student heard?'),
  studentHeardHow: text('Hvordan?', 'Korleis?', 'How?'),
  findings: text('Hva fant dere ut?', 'Kva fann de ut?', 'What did you find?'),
  findingStudent: text('Eleven selv', 'Eleven sjølv', 'The student'),
  findingSchool: text('Skolen', 'Skulen', 'School'),
  findingHome: text('Hjemmet', 'Heimen', 'Home'),
  findingLeisure: text('Fritiden', 'Fritida', 'Leisure'),
  bullying: text(
    'Er det mistanke om mobbing?',
    'Er det mistanke om mobbing?',
    'Is bullying suspected?',
  ),
  outcome: text('Hva nå?', 'Kva no?', 'What now?'),
  accepted: text(
    'Tok Brobyggerne imot saken?',
    'Tok Brobyggerne imot saka?',
    'Did Brobyggerne accept the case?',
  ),
  ifDeclined: text(
    'Bare hvis svaret er nei.',
    'Berre om svaret er nei.',
    'Only if the answer is no.',
  ),
  decision: text('Hva ble bestemt?', 'Kva vart bestemt?', 'What was decided?'),
  closeReason: text(
    'Hvis saken avsluttes: hvorfor?',
    'Om saka blir avslutta: kvifor?',
    'If the case closes: why?',
  ),
  reportedBy: text(
    'Hvis saken løftes til BUP: hvem melder den?',
    'Om saka blir løfta til BUP: kven melder henne?',
    'If it is lifted to BUP: who reports it?',
  ),
  advice: text('Råd fra møtet', 'Råd frå møtet', 'Advice from the meeting'),
  nextMeeting: text('Neste møte', 'Neste møte', 'Next meeting'),
} as const;
