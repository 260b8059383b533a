import { text } from './text.js';

export const MEETINGS = {
  title: text('Møter', 'Møte', 'Meetings'),
  about: text(
    'Møtene i sakene du følger, og dagene som er satt av til lokalt tverrfaglig møte. De nærmeste først.',
    'Møta i sakene du følgjer, og dagane som er sette av til lokalt tverrfagleg møte. Dei næraste først.',
    'The meetings of the cases that you follow, and the days set aside for the local interdisciplinary meeting. Soonest first.',
  ),
  none: text(
    'Ingen møter er avtalt. Du avtaler et møte fra saken det gjelder.',
    'Ingen møte er avtalte. Du avtaler eit møte frå saka det gjeld.',
    'No meetings are scheduled. You schedule a meeting from the case it is about.',
  ),
  count: text('{count} møter', '{count} møte', '{count} meetings'),
  one: text('1 møte', '1 møte', '1 meeting'),
  shown: text(
    '{count} møter, {shown} vist her',
    '{count} møte, {shown} viste her',
    '{count} meetings, {shown} shown here',
  ),
  passed: text('Skulle vært holdt', 'Skulle vore haldne', 'Should have been held'),
  passedAbout: text(
    'Registrer hva møtet kom fram til, eller at noen ikke kom.',
    'Registrer kva møtet kom fram til, eller at nokon ikkje kom.',
    'Record what the meeting decided, or that somebody did not come.',
  ),
  calendarFile: text(
    'Last ned alle som kalenderfil',
    'Last ned alle som kalenderfil',
    'Download all as a calendar file',
  ),
  calendarFileAbout: text(
    'Filen har tidspunkt og saksnummer, ingen navn.',
    'Fila har tidspunkt og saksnummer, ingen namn.',
    'The file holds times and case numbers, no names.',
  ),
  toCase: text('Sak {caseNumber}', 'Sak {caseNumber}', 'Case {caseNumber}'),
  oneFile: text('Legg i kalender', 'Legg i kalender', 'Add to calendar'),
  invitation: text('Innkalling på papir', 'Innkalling på papir', 'Invitation on paper'),
  hold: text('Registrer møtet', 'Registrer møtet', 'Record the meeting'),
  fixed: text(
    'Lokalt tverrfaglig møte',
    'Lokalt tverrfagleg møte',
    'Local interdisciplinary meeting',
  ),
  inCase: text(
    'Møte i sak {caseNumber}',
    'Møte i sak {caseNumber}',
    'Meeting in case {caseNumber}',
  ),
} as const;
