import type { Texts } from './locale.js';
import type { ProblemName } from './problems.js';

const say = (nb: string, nn: string, en: string): Texts => ({ nb, nn, en });

const MEND_AND_SEND = say(
  'Rett forespørselen før du sender den igjen, og gi den en ny Idempotency-Key. Uendret får den samme svar.',
  'Rett førespurnaden før du sender han igjen, og gi han ein ny Idempotency-Key. Uendra får han same svar.',
  'Mend the request before you send it again, and give it a new Idempotency-Key. Unchanged it gets the same answer.',
);
const READ_AGAIN = say(
  'Les saken på nytt. allowedActions viser hva den som spør, kan gjøre nå.',
  'Les saka på nytt. allowedActions viser kva den som spør, kan gjere no.',
  'Read the case again. Its allowedActions are what whoever asks may do now.',
);
const SEND_SAME = say(
  'Send det samme igjen med samme Idempotency-Key: ingenting blir gjort to ganger.',
  'Send det same igjen med same Idempotency-Key: ingenting blir gjort to gonger.',
  'Send the same again with the same Idempotency-Key: nothing is done twice.',
);
const WAIT_AND_SEND = say(
  'Vent så mange sekunder som Retry-After sier, og send det samme igjen med samme Idempotency-Key.',
  'Vent så mange sekund som Retry-After seier, og send det same igjen med same Idempotency-Key.',
  'Wait as many seconds as Retry-After says, then send the same again with the same Idempotency-Key.',
);

/** Says for each problem what whoever meets it can do about it. */
export const PROBLEM_ADVICE: Readonly<Record<ProblemName, Texts>> = {
  'malformed-request': MEND_AND_SEND,
  'not-authenticated': say(
    'Hent et nytt token hos utstederen. Se at det gjelder dette API-et (aud), at klokken går riktig, og at utstederen er den som GET /api/v1 oppgir.',
    'Hent eit nytt token hos utferdaren. Sjå at det gjeld dette API-et (aud), at klokka går rett, og at utferdaren er den som GET /api/v1 oppgir.',
    'Get a new token from the issuer. See that it is for this API (aud), that the clock is right, and that the issuer is the one that GET /api/v1 names.',
  ),
  'not-allowed': say(
    'Se om appen er registrert, om tokenet har scopet (WWW-Authenticate nevner det), og om personen i X-Acting-Staff har rollen. Rollene står i personregisteret.',
    'Sjå om appen er registrert, om tokenet har scopet (WWW-Authenticate nemner det), og om personen i X-Acting-Staff har rolla. Rollene står i personregisteret.',
    'See whether the app is registered, whether the token has the scope (WWW-Authenticate names it), and whether the person of X-Acting-Staff has the role. Roles are kept in the roster.',
  ),
  'not-found': say(
    'Se om adressen, metoden og id-ene er riktige. Svaret er det samme for det som ikke finnes og det du ikke har tilgang til.',
    'Sjå om adressa, metoden og id-ane er rette. Svaret er det same for det som ikkje finst og det du ikkje har tilgang til.',
    'See whether address, method and ids are right. What does not exist and what you cannot reach are answered alike.',
  ),
  'request-timeout': SEND_SAME,
  'step-mismatch': READ_AGAIN,
  'consent-required': say(
    'missing nevner hvem som ikke har samtykket. Be om samtykke og registrer svaret, eller gå videre uten, om loven gir rom for det.',
    'missing nemner kven som ikkje har samtykt. Be om samtykke og registrer svaret, eller gå vidare utan, om lova gir rom for det.',
    'missing names who has not consented. Ask for it and record the answer, or go on without where the law allows it.',
  ),
  'ppa-consultation-required': say(
    'Drøft saken med PPA og registrer drøftingen. Så kan tiltaket settes i verk.',
    'Drøft saka med PPA og registrer drøftinga. Så kan tiltaket setjast i verk.',
    'Consult PPA on the case and record it. Then the measure can begin.',
  ),
  'already-closed': say(
    'Meld en ny bekymring om eleven hvis det er grunn til det.',
    'Meld ei ny uro om eleven dersom det er grunn til det.',
    'Report a new concern about the student where there is reason to.',
  ),
  'already-extended': READ_AGAIN,
  'already-reviewed': say(
    'Les listen over nødtilganger på nytt: vurderingen står der.',
    'Les lista over naudtilgangar på nytt: vurderinga står der.',
    'Read the list of emergency access again: the review stands there.',
  ),
  'request-in-progress': WAIT_AND_SEND,
  'changed-meanwhile': say(
    'Les saken på nytt, se om det du ville gjøre, fortsatt passer, og send det med den nye ETag i If-Match.',
    'Les saka på nytt, sjå om det du ville gjere, framleis passar, og send det med den nye ETag i If-Match.',
    'Read the case again, see whether what you meant to do still fits, and send it with the new ETag in If-Match.',
  ),
  'too-large': say(
    'Del innholdet i flere forespørsler. Oppføringer som sendes to ganger, telles én gang.',
    'Del innhaldet i fleire førespurnader. Oppføringar som blir sende to gonger, tel éin gong.',
    'Split it into several requests. Entries that are sent twice count once.',
  ),
  'unsupported-media-type': say(
    'Send JSON i UTF-8 med Content-Type: application/json, eller det kallet ellers tar imot (se API-dokumentasjonen).',
    'Send JSON i UTF-8 med Content-Type: application/json, eller det kallet elles tek imot (sjå API-dokumentasjonen).',
    'Send JSON in UTF-8 as Content-Type: application/json, or what the call takes instead (see the API documentation).',
  ),
  'invalid-request': MEND_AND_SEND,
  'decision-not-allowed': READ_AGAIN,
  'early-reason-required': say(
    'Send earlyReason med, og gi forespørselen en ny Idempotency-Key.',
    'Send earlyReason med, og gi førespurnaden ein ny Idempotency-Key.',
    'Send earlyReason along, and give the request a new Idempotency-Key.',
  ),
  'idempotency-key-reused': say(
    'Lag en ny nøkkel for hvert nytt formål. Bruk den samme bare når du sender nøyaktig det samme igjen.',
    'Lag ein ny nøkkel for kvart nytt føremål. Bruk den same berre når du sender nøyaktig det same igjen.',
    'Make a new key for each new intention. Use the same one only to send exactly the same again.',
  ),
  'too-many-requests': WAIT_AND_SEND,
  'headers-too-large': say(
    'Send mindre i hodene. Lange søk hører hjemme i innholdet.',
    'Send mindre i hovuda. Lange søk høyrer heime i innhaldet.',
    'Send less in the headers. Long searches belong in the body.',
  ),
  'internal-error': SEND_SAME,
  'temporarily-unavailable': WAIT_AND_SEND,
};
