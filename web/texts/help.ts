import { text } from './text.js';

export const HELP = {
  title: text('Hjelp', 'Hjelp', 'Help'),
  intro: text(
    'Nærvær følger opp bekymringsfullt fravær etter kommunens veileder, «{guide}». Den har fem trinn. Nærvær husker hva som er neste, og når; det er mennesker som snakker sammen og bestemmer.',
    'Nærvær følgjer opp uroande fråvær etter rettleiaren til kommunen, «{guide}». Han har fem steg. Nærvær hugsar kva som er neste, og når; det er menneske som snakkar saman og bestemmer.',
    'Nærvær follows up worrying absence by the municipality’s guide, “{guide}”. It has five steps. Nærvær remembers what comes next, and when; people do the talking and decide.',
  ),
  steps: text('De fem trinnene', 'Dei fem stega', 'The five steps'),
  begins: text('Når en sak begynner', 'Når ei sak byrjar', 'When a case begins'),
  beginsAbout: text(
    'En sak åpnes når fraværet når en av disse grensene, eller når noen melder en bekymring.',
    'Ei sak blir opna når fråværet når ei av desse grensene, eller når nokon melder ei uro.',
    'A case opens when absence reaches one of these, or when somebody reports a concern.',
  ),
  daily: text('Slik bruker du Nærvær', 'Slik bruker du Nærvær', 'How you use Nærvær'),
  dailyTasks: text(
    '«Mine oppgaver» viser det du skal gjøre, det som haster mest øverst. Ett trykk fører til skjemaet.',
    '«Oppgåvene mine» viser det du skal gjere, det som hastar mest øvst. Eitt trykk fører til skjemaet.',
    '“My tasks” shows what you are to do, the most urgent first. One click leads to the form.',
  ),
  dailyWhy: text(
    'Hver frist har en forklaring. Åpne saken, og les «Hvorfor denne datoen?».',
    'Kvar frist har ei forklaring. Opne saka, og les «Kvifor denne datoen?».',
    'Every date has its reason. Open the case and read “Why this date?”.',
  ),
  dailyDraft: text(
    'Det du skriver, lagres som kladd mens du skriver. Mister du nettet eller innloggingen, er det der når du kommer tilbake.',
    'Det du skriv, blir lagra som kladd medan du skriv. Mistar du nettet eller innlogginga, er det der når du kjem tilbake.',
    'What you write is kept as a draft while you write. If the line or your login is lost, it is there when you come back.',
  ),
  dailyMail: text(
    'E-post fra Nærvær sier aldri hvem det gjelder. Logg inn fra lenken for å se det.',
    'E-post frå Nærvær seier aldri kven det gjeld. Logg inn frå lenkja for å sjå det.',
    'E-mails from Nærvær never say who it is about. Log in from the link to see.',
  ),
  dailyWrite: text(
    'Skriv det saken trenger, og ikke mer. Foresatte og elev kan be om å få lese det.',
    'Skriv det saka treng, og ikkje meir. Føresette og elev kan be om å få lese det.',
    'Write what the case needs and no more. Guardians and student may ask to read it.',
  ),
  what: text('Hva du gjør', 'Kva du gjer', 'What you do'),
  who: text('Hvem', 'Kven', 'Who'),
  when: text('Når', 'Når', 'When'),
  why: text('Hvorfor', 'Kvifor', 'Why'),
  meetings: text(
    'Møtene, og hvem som er med',
    'Møta, og kven som er med',
    'The meetings, and who takes part',
  ),
  withSchool: text(
    'Skolen, med {partners}.',
    'Skulen, med {partners}.',
    'The school, with {partners}.',
  ),
  withoutSchool: text(
    'Her sitter {partners}. Skolen er ikke fast med.',
    'Her sit {partners}. Skulen er ikkje fast med.',
    'Here sit {partners}. The school is not a standing member.',
  ),
  ledBy: text('{leader} leder møtet.', '{leader} leier møtet.', '{leader} leads the meeting.'),
  before: text('Forrige: {step}', 'Førre: {step}', 'Before: {step}'),
  next: text('Neste: {step}', 'Neste: {step}', 'Next: {step}'),
} as const;
