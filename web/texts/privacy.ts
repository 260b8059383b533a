import { text } from './text.js';

/** The privacy notice. It says what the program does: change it with the program. */
export const PRIVACY = {
  title: text('Personvern', 'Personvern', 'Privacy'),
  intro: text(
    '{municipality} er ansvarlig for opplysningene i Nærvær. Her står det hva som lagres om elever, foresatte og ansatte, hvorfor, hvem som ser det, hvor lenge, og hvilke rettigheter du har.',
    '{municipality} er ansvarleg for opplysningane i Nærvær. Her står det kva som blir lagra om elevar, føresette og tilsette, kvifor, kven som ser det, kor lenge, og kva rettar du har.',
    '{municipality} is the controller of the data in Nærvær. This says what is stored about students, guardians and staff, why, who sees it, for how long, and what rights you have.',
  ),
  parts: [
    {
      heading: text(
        'Hvorfor, og på hvilket grunnlag',
        'Kvifor, og på kva grunnlag',
        'Why, and on what ground',
      ),
      list: [
        text(
          'Kommunen har plikt til å følge opp elever med fravær: {law}. Skolens egen oppfølging hviler på denne plikten, en oppgave i allmennhetens interesse (personvernforordningen artikkel 6 nr. 1 bokstav e), og trenger ikke samtykke.',
          'Kommunen har plikt til å følgje opp elevar med fråvær: {law}. Oppfølginga til skulen sjølv kviler på denne plikta, ei oppgåve i ålmenta si interesse (personvernforordninga artikkel 6 nr. 1 bokstav e), og treng ikkje samtykke.',
          'The municipality has a duty to follow up students with absence: {law}. The school’s own follow-up rests on that duty, a task in the public interest (GDPR article 6(1)(e)), and needs no consent.',
        ),
        text(
          'Fravær kan si noe om helse. Slike opplysninger lagres bare så langt oppfølgingen trenger dem (artikkel 9 nr. 2 bokstav g).',
          'Fråvær kan seie noko om helse. Slike opplysningar blir berre lagra så langt oppfølginga treng dei (artikkel 9 nr. 2 bokstav g).',
          'Absence may say something about health. Such data is stored only as far as the follow-up needs it (article 9(2)(g)).',
        ),
        text(
          'Å dele en sak med andre enn skolen hviler på samtykke. En melding til barnevernet eller politiet kan loven kreve uten samtykke.',
          'Å dele ei sak med andre enn skulen kviler på samtykke. Ei melding til barnevernet eller politiet kan lova krevje utan samtykke.',
          'Sharing a case beyond the school rests on consent. A report to child welfare or the police may be required by law without it.',
        ),
      ],
    },
    {
      heading: text('Hva som lagres', 'Kva som blir lagra', 'What is stored'),
      list: [
        text(
          'Om eleven: navn, fødselsdato, skole, klasse, fravær, og om adressen er skjermet.',
          'Om eleven: namn, fødselsdato, skule, klasse, fråvær, og om adressa er skjerma.',
          'About the student: name, date of birth, school, class, absence, and whether the address is protected.',
        ),
        text(
          'Om foresatte: navn, e-post og telefon hvis skolen har dem, og om de har foreldreansvar.',
          'Om føresette: namn, e-post og telefon om skulen har dei, og om dei har foreldreansvar.',
          'About guardians: name, e-mail and telephone if the school has them, and whether they have parental responsibility.',
        ),
        text(
          'I en sak: samtaler, møter, planer, samtykker, beslutninger og det ansatte skriver om dem.',
          'I ei sak: samtalar, møte, planar, samtykke, avgjerder og det tilsette skriv om dei.',
          'In a case: conversations, meetings, plans, consents, decisions, and what staff write about them.',
        ),
        text(
          'Om ansatte: navn, e-post, språk og roller, hva de har gjort, og hvilke saker de har åpnet.',
          'Om tilsette: namn, e-post, språk og roller, kva dei har gjort, og kva saker dei har opna.',
          'About staff: name, e-mail, language and roles, what they did, and which cases they opened.',
        ),
        text(
          'Fødselsnummer lagres ikke og blir avvist. E-poster sier aldri hvem en sak gjelder.',
          'Fødselsnummer blir ikkje lagra og blir avvist. E-postar seier aldri kven ei sak gjeld.',
          'National identity numbers are not stored and are refused. E-mails never say whom a case is about.',
        ),
        text(
          'Opplysningene kommer fra skolens registre, fra hjemmet og fra dem som følger opp.',
          'Opplysningane kjem frå registra til skulen, frå heimen og frå dei som følgjer opp.',
          'The data comes from the school’s registers, from the home, and from those who follow up.',
        ),
        text(
          'Informasjonskapsler brukes bare til innlogging, språk og en beskjed om at noe er lagret. Ingen sporing, ingen tredjeparter.',
          'Informasjonskapslar blir berre brukte til innlogging, språk og ein beskjed om at noko er lagra. Inga sporing, ingen tredjepartar.',
          'Cookies serve login, language, and a word that something was saved. No tracking, no third parties.',
        ),
      ],
    },
    {
      heading: text('Hvem som ser det', 'Kven som ser det', 'Who sees it'),
      list: [
        text(
          'Kontaktlæreren ser sine egne elever. Nærværskoordinator og skoleledelse ser saker ved sin skole.',
          'Kontaktlæraren ser sine eigne elevar. Nærværskoordinator og skuleleiing ser saker ved skulen sin.',
          'The contact teacher sees their own students. The attendance coordinator and school leadership see the cases of their school.',
        ),
        text(
          'PPA, helsesykepleier og andre tjenester ser en sak bare når den er løftet til et møte de sitter i, og bare så lenge samtykket gjelder.',
          'PPA, helsesjukepleiar og andre tenester ser ei sak berre når ho er løfta til eit møte dei sit i, og berre så lenge samtykket gjeld.',
          'PPA, the school nurse and other services see a case only once it has been lifted to a meeting they sit in, and only while consent holds.',
        ),
        text(
          'Administratorer i kommunen ser tall, og aldri om grupper på færre enn fem. De som drifter Nærvær, skal ikke lese sakene.',
          'Administratorar i kommunen ser tal, og aldri om grupper på færre enn fem. Dei som driftar Nærvær, skal ikkje lese sakene.',
          'Municipal administrators see figures, never of groups under five. Those who operate Nærvær are not to read the cases.',
        ),
        text(
          'Bare navngitte personer ser en elev med skjermet adresse, og eleven står ikke i noen liste.',
          'Berre namngitte personar ser ein elev med skjerma adresse, og eleven står ikkje i noka liste.',
          'A student with a protected address is seen by named people only, and stands in no list.',
        ),
        text(
          'I en nødsituasjon kan en ansatt åpne en sak for {hours} timer, bare for å lese. Ledelsen får vite det med en gang, og noen andre vurderer det etterpå.',
          'I ein naudsituasjon kan ein tilsett opne ei sak for {hours} timar, berre for å lese. Leiinga får vite det med ein gong, og nokon annan vurderer det etterpå.',
          'In an emergency a member of staff may open a case for {hours} hours, to read only. Leadership is told at once, and somebody else reviews it.',
        ),
        text(
          'Hvem som har lest eller gjort noe i en sak, blir skrevet i en logg som ingen kan endre uten at det synes.',
          'Kven som har lese eller gjort noko i ei sak, blir skrive i ein logg som ingen kan endre utan at det syner.',
          'Whoever reads or does something in a case is written down in a log that nobody can change unnoticed.',
        ),
      ],
    },
    {
      heading: text('Hvor lenge', 'Kor lenge', 'For how long'),
      list: [
        text(
          'Saker, fravær og logg blir værende til kommunen sletter eller arkiverer dem etter sine regler. Nærvær sletter dem ikke av seg selv.',
          'Saker, fråvær og logg blir verande til kommunen slettar eller arkiverer dei etter reglane sine. Nærvær slettar dei ikkje av seg sjølv.',
          'Cases, absence and log stay until the municipality deletes or archives them by its rules. Nærvær does not delete them by itself.',
        ),
        text(
          'Et samtykke gjelder i høyst {months} måneder. Det slutter før det, når saken avsluttes eller skolen bare følger med på fraværet.',
          'Eit samtykke gjeld i høgst {months} månader. Det sluttar før det, når saka blir avslutta eller skulen berre følgjer med på fråværet.',
          'A consent holds for at most {months} months. It ends sooner when the case closes or the school only keeps an eye on the absence.',
        ),
        text(
          'En innlogging varer i høyst ti timer. Spor av det andre systemer har sendt og fått, slettes etter 30 til 90 dager.',
          'Ei innlogging varer i høgst ti timar. Spor av det andre system har sendt og fått, blir sletta etter 30 til 90 dagar.',
          'A login lasts at most ten hours. Traces of what other systems sent and received are deleted after 30 to 90 days.',
        ),
      ],
    },
    {
      heading: text('Rettighetene dine', 'Rettane dine', 'Your rights'),
      list: [
        text(
          'Du kan be om å få se hva som er lagret om deg eller barnet ditt, og hvem som har lest det, og få rettet det som er feil.',
          'Du kan be om å få sjå kva som er lagra om deg eller barnet ditt, og kven som har lese det, og få retta det som er feil.',
          'You may ask to see what is stored about you or your child, and who has read it, and have mistakes put right.',
        ),
        text(
          'Du kan trekke et samtykke tilbake når som helst, uten å si hvorfor. Da stenges innsynet for andre med en gang.',
          'Du kan trekkje eit samtykke tilbake når som helst, utan å seie kvifor. Då blir innsynet for andre stengt med ein gong.',
          'You may withdraw a consent at any time without saying why. Access for others then closes at once.',
        ),
        text(
          'Du kan protestere mot behandlingen, be om at den begrenses, eller be om sletting. Noe må kommunen beholde etter loven, og da får du vite hvorfor.',
          'Du kan protestere mot behandlinga, be om at ho blir avgrensa, eller be om sletting. Noko må kommunen halde på etter lova, og då får du vite kvifor.',
          'You may object to the processing, ask for it to be restricted, or ask for erasure. Some of it the municipality must keep by law, and then you are told why.',
        ),
        text(
          'Fra {viewFromAge} år skal eleven bli hørt om samtykke, og fra {ownFromAge} år samtykker eleven selv.',
          'Frå {viewFromAge} år skal eleven bli høyrd om samtykke, og frå {ownFromAge} år samtykkjer eleven sjølv.',
          'From {viewFromAge} the student is to be heard about consent, and from {ownFromAge} the student consents.',
        ),
        text(
          'Nærvær åpner en sak av seg selv når fraværet når en grense. Alt som bestemmes i saken, bestemmes av mennesker.',
          'Nærvær opnar ei sak av seg sjølv når fråværet når ei grense. Alt som blir bestemt i saka, blir bestemt av menneske.',
          'Nærvær opens a case by itself when absence reaches a limit. All that is decided in it is decided by people.',
        ),
      ],
    },
    {
      heading: text('Spør eller klag', 'Spør eller klag', 'Ask or complain'),
      says: text(
        'Spør skolen, eller skriv til personvernombudet i kommunen. Skriv ikke om en elev i en vanlig e-post. Du kan også klage til Datatilsynet.',
        'Spør skulen, eller skriv til personvernombodet i kommunen. Skriv ikkje om ein elev i ein vanleg e-post. Du kan òg klage til Datatilsynet.',
        'Ask the school, or write to the municipality’s data protection officer. Do not write about a student in ordinary e-mail. You may also complain to the Norwegian Data Protection Authority (Datatilsynet).',
      ),
    },
  ],
} as const;
