import { text } from './text.js';

export const MINUTES = {
  title: text(
    'Referat fra lokalt tverrfaglig møte',
    'Referat frå lokalt tverrfagleg møte',
    'Minutes of the local interdisciplinary meeting',
  ),
  write: text('Skriv referatet', 'Skriv referatet', 'Write the minutes'),
  about: text(
    'Én beslutning i hver sak. En sak der du ikke skriver noe, hoppes over og blir stående.',
    'Éi avgjerd i kvar sak. Ei sak der du ikkje skriv noko, blir hoppa over og blir ståande.',
    'One decision in each case. A case about which you write nothing is skipped and stays as it is.',
  ),
  none: text(
    'Ingen flere saker på dette møtet venter på en beslutning fra deg.',
    'Ingen fleire saker på dette møtet ventar på ei avgjerd frå deg.',
    'No more cases at this meeting wait for a decision from you.',
  ),
  submit: text('Registrer beslutningene', 'Registrer avgjerdene', 'Record the decisions'),
  nothing: text(
    'Du har ikke skrevet noen beslutning ennå.',
    'Du har ikkje skrive noka avgjerd enno.',
    'You have not written any decision yet.',
  ),
  waiting: text(
    'Beslutningen er lagret, og blir utført så snart sakssystemet svarer. Du trenger ikke sende den om igjen.',
    'Avgjerda er lagra, og blir utført så snart sakssystemet svarar. Du treng ikkje sende henne om att.',
    'The decision is stored, and will be carried out as soon as the case engine answers. You need not send it again.',
  ),
  goneCase: text(
    'En sak du ikke når lenger',
    'Ei sak du ikkje når lenger',
    'A case that you no longer reach',
  ),
  helpEach: text(
    'Hver sak registreres for seg. Stopper noe i én sak, er de andre likevel registrert, og det du skrev, blir stående.',
    'Kvar sak blir registrert for seg. Stoppar noko i éi sak, er dei andre likevel registrerte, og det du skreiv, blir ståande.',
    'Each case is recorded by itself. If something stops one, the others are recorded all the same, and what you wrote stays.',
  ),
  helpWords: text(
    'Skriv bare det saken trenger. Råd og notater følger den ene saken, og ingen av de andre.',
    'Skriv berre det saka treng. Råd og notat følgjer den eine saka, og ingen av dei andre.',
    'Write only what the case needs. Advice and notes go with that one case, and with none of the others.',
  ),
} as const;
