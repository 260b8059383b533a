import { text } from './text.js';

/** Says what stands on paper that goes home. */
export const PAPERS = {
  print: text('Skriv ut', 'Skriv ut', 'Print'),
  language: text('Språk på arket', 'Språk på arket', 'Language of the sheet'),
  student: text('Elev', 'Elev', 'Student'),
  school: text('Skole', 'Skule', 'School'),
  number: text('Saksnummer', 'Saksnummer', 'Case number'),
  to: text('Til', 'Til', 'To'),
  date: text('Dato', 'Dato', 'Date'),
  signature: text('Underskrift', 'Underskrift', 'Signature'),

  consentTitle: text('Samtykke', 'Samtykke', 'Consent'),
  consentPaper: text('Samtykkeskjema', 'Samtykkeskjema', 'Consent form'),
  consentAsk: text(
    'Skolen ber om samtykke til: {cover}.',
    'Skulen ber om samtykke til: {cover}.',
    'The school asks for consent to: {cover}.',
  ),
  whoSees: text(
    'Disse får vite om saken',
    'Desse får vite om saka',
    'Who will know about the case',
  ),
  what: text('Hva som deles', 'Kva som blir delt', 'What is shared'),
  whatShared: text(
    'Det de trenger for å hjelpe med fraværet: hva skolen og hjemmet har sett, planen og hvordan den har virket. Ikke mer enn det.',
    'Det dei treng for å hjelpe med fråværet: kva skulen og heimen har sett, planen og korleis han har verka. Ikkje meir enn det.',
    'What they need to help with the absence: what school and home have seen, the plan and how it has worked. No more than that.',
  ),
  voluntary: text(
    'Det er frivillig å samtykke. Sier du nei, følger skolen opp som før, og saken blir ikke delt.',
    'Det er frivillig å samtykkje. Seier du nei, følgjer skulen opp som før, og saka blir ikkje delt.',
    'Consent is voluntary. If you say no, the school follows up as before, and the case is not shared.',
  ),
  withdrawable: text(
    'Du kan trekke samtykket tilbake når som helst, uten å si hvorfor. Gi beskjed til kontaktlæreren eller skolen. Da stenges innsynet med en gang.',
    'Du kan trekkje samtykket tilbake når som helst, utan å seie kvifor. Gi beskjed til kontaktlæraren eller skulen. Då blir innsynet stengt med ein gong.',
    'You may withdraw your consent at any time without saying why. Tell the contact teacher or the school. Access then closes at once.',
  ),
  duration: text(
    'Samtykket gjelder i høyst {months} måneder. Det slutter før det, når saken avsluttes eller skolen bare følger med på fraværet.',
    'Samtykket gjeld i høgst {months} månader. Det sluttar før det, når saka blir avslutta eller skulen berre følgjer med på fråværet.',
    'Consent holds for at most {months} months. It ends sooner when the case closes or the school only keeps an eye on the absence.',
  ),
  yes: text('Ja, jeg samtykker', 'Ja, eg samtykkjer', 'Yes, I consent'),
  no: text('Nei, jeg samtykker ikke', 'Nei, eg samtykkjer ikkje', 'No, I do not consent'),
  studentView: text('Hva eleven selv mener', 'Kva eleven sjølv meiner', 'What the student thinks'),
  studentViewWhy: text(
    'Eleven er fylt 12 år og skal få si sin mening.',
    'Eleven er fylt 12 år og skal få seie si meining.',
    'The student has turned 12 and is to be heard.',
  ),

  invitationTitle: text('Innkalling til møte', 'Innkalling til møte', 'Invitation to a meeting'),
  invited: text(
    'Vi inviterer til {meeting}.',
    'Vi inviterer til {meeting}.',
    'We invite you to: {meeting}.',
  ),
  when: text('Når', 'Når', 'When'),
  where: text('Hvor', 'Kvar', 'Where'),
  taking: text('Hvem som er med', 'Kven som er med', 'Who takes part'),
  sayIf: text(
    'Passer ikke tidspunktet, eller trenger du tolk eller noe annet for å kunne delta? Si fra til skolen så snart du kan, så finner vi en løsning.',
    'Passar ikkje tidspunktet, eller treng du tolk eller noko anna for å kunne vere med? Sei frå til skulen så snart du kan, så finn vi ei løysing.',
    'Does the time not suit you, or do you need an interpreter or anything else to take part? Tell the school as soon as you can, and we will find a way.',
  ),
  prepare: text(
    'Tenk gjerne igjennom før møtet: Hva fungerer? Hva er vanskelig? Hva kunne hjelpe?',
    'Tenk gjerne igjennom før møtet: Kva fungerer? Kva er vanskeleg? Kva kunne hjelpe?',
    'You may want to think about this beforehand: What works? What is hard? What could help?',
  ),
  greeting: text('Vennlig hilsen', 'Venleg helsing', 'Kind regards'),
  nobodyInvited: text(
    'Verken eleven eller foresatte står som deltakere på møtet, så det er ingen å skrive innkalling til.',
    'Verken eleven eller føresette står som deltakarar på møtet, så det er ingen å skrive innkalling til.',
    'Neither the student nor guardians are down as taking part, so there is nobody to write to.',
  ),
} as const;
