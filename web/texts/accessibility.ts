import { text } from './text.js';

/** The statement of accessibility. Change it when something new was tried or is known not to work. */
export const ACCESSIBILITY = {
  title: text('Tilgjengelighet', 'Tilgjenge', 'Accessibility'),
  intro: text(
    'Alle som arbeider i {municipality}, skal kunne bruke Nærvær. Målet er kravene i WCAG 2.1 på nivå A og AA, som forskriften om universell utforming av IKT viser til. Her står det hva som er prøvd, og hva som ikke er det. Sist endret 26. november 2026.',
    'Alle som arbeider i {municipality}, skal kunne bruke Nærvær. Målet er krava i WCAG 2.1 på nivå A og AA, som forskrifta om universell utforming av IKT viser til. Her står det kva som er prøvd, og kva som ikkje er det. Sist endra 26. november 2026.',
    'Everybody who works in {municipality} is to be able to use Nærvær. The aim is WCAG 2.1 at levels A and AA, which the Norwegian regulations on universal design of ICT refer to. This says what was tried and what was not. Last changed on 26 November 2026.',
  ),
  parts: [
    {
      heading: text('Dette er prøvd', 'Dette er prøvd', 'What was tried'),
      list: [
        text(
          'Hver side og hvert skjema er gått gjennom av det automatiske verktøyet axe i nettleseren Chromium. Det fant ingen brudd. Slike verktøy finner bare en del av feilene som kan være der.',
          'Kvar side og kvart skjema er gått gjennom av det automatiske verktøyet axe i nettlesaren Chromium. Det fann ingen brot. Slike verktøy finn berre ein del av feila som kan vere der.',
          'Each page and each form was gone through by the automatic tool axe in the browser Chromium. It found nothing. Such tools find only a part of what may be wrong.',
        ),
        text(
          'Ingen side ruller sidelengs i mobilbredde eller ved 400 % forstørring. Brede tabeller ruller inne i sin egen ramme.',
          'Inga side rullar sidelengs i mobilbreidd eller ved 400 % forstørring. Breie tabellar rullar inne i si eiga ramme.',
          'No page scrolls sideways as wide as a phone or at 400 % zoom. Wide tables scroll inside a frame of their own.',
        ),
        text(
          'Alt som kan velges eller fylles ut, nås med tastaturet alene i leserekkefølge, og fokus er synlig. Det samme gjelder feil i et skjema. Alt som står i et diagram, står også i en tabell.',
          'Alt som kan veljast eller fyllast ut, kan nåast med tastaturet åleine i leserekkjefølgje, og fokus er synleg. Det same gjeld feil i eit skjema. Alt som står i eit diagram, står òg i ein tabell.',
          'All that can be chosen or filled in is reached by keyboard alone in reading order, and the focus is seen. The same holds for faults in a form. All that a chart shows is in a table too.',
        ),
        text(
          'Sidene og skjemaene virker uten JavaScript. Da lagres ikke kladder mens du skriver, og du skriver ut fra nettleserens meny.',
          'Sidene og skjemaa verkar utan JavaScript. Då blir ikkje kladdar lagra medan du skriv, og du skriv ut frå menyen i nettlesaren.',
          'Pages and forms work without JavaScript. Then drafts are not kept while you write, and you print from the browser’s menu.',
        ),
      ],
    },
    {
      heading: text('Dette er ikke prøvd', 'Dette er ikkje prøvd', 'What was not tried'),
      list: [
        text(
          'Skjermlesere, leselist og talestyring.',
          'Skjermlesarar, leselist og talestyring.',
          'Screen readers, braille displays and voice control.',
        ),
        text(
          'Andre nettlesere enn Chromium, og ekte mobiler og nettbrett.',
          'Andre nettlesarar enn Chromium, og ekte mobilar og nettbrett.',
          'Browsers other than Chromium, and real phones and tablets.',
        ),
        text(
          'Med brukere som har en funksjonsnedsettelse, eller av en uavhengig kontrollør.',
          'Med brukarar som har ei funksjonsnedsetjing, eller av ein uavhengig kontrollør.',
          'With users who have a disability, or by an independent auditor.',
        ),
        text(
          'Innloggingen, som hører til kommunens egen løsning, og API-dokumentasjonen for utviklere.',
          'Innlogginga, som høyrer til løysinga til kommunen sjølv, og API-dokumentasjonen for utviklarar.',
          'The login, which belongs to the municipality’s own service, and the API documentation for developers.',
        ),
      ],
    },
    {
      heading: text('Dette vet vi er svakt', 'Dette veit vi er svakt', 'What we know is weak'),
      list: [
        text(
          'Innloggingen varer i ti timer og ender etter 30 minutter uten bruk, uten varsel først. Det du har skrevet, er lagret som kladd.',
          'Innlogginga varer i ti timar og endar etter 30 minutt utan bruk, utan varsel først. Det du har skrive, er lagra som kladd.',
          'A login lasts ten hours and ends after 30 minutes without use, with no warning first. What you wrote is kept as a draft.',
        ),
        text(
          'Papirene som skrives ut, er laget for trykk. Be skolen om teksten på en annen måte hvis du trenger det.',
          'Papira som blir skrivne ut, er laga for trykk. Be skulen om teksten på ein annan måte om du treng det.',
          'What is printed is made for paper. Ask the school for the text in another way if you need it.',
        ),
        text(
          'Fri tekst vises på det språket den er skrevet på, også når sidene ellers er på et annet.',
          'Fri tekst blir vist på det språket han er skriven på, òg når sidene elles er på eit anna.',
          'Free text is shown in the language it was written in, also where the pages are in another.',
        ),
      ],
    },
    {
      heading: text('Si fra', 'Sei frå', 'Tell us'),
      says: text(
        'Er det noe du ikke får til eller ikke får lest? Skriv til adressen under, så hjelper kommunen deg og retter det. Får du ikke hjelp, kan du klage til Tilsynet for universell utforming av IKT.',
        'Er det noko du ikkje får til eller ikkje får lese? Skriv til adressa under, så hjelper kommunen deg og rettar det. Får du ikkje hjelp, kan du klage til Tilsynet for universell utforming av IKT.',
        'Is there something that you cannot do or cannot read? Write to the address below: the municipality helps you and puts it right. If it does not, you may complain to the Norwegian Authority for Universal Design of ICT.',
      ),
    },
  ],
} as const;
