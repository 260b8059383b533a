import type { Texts } from './locale.js';
import type { ProblemName } from './problems.js';

interface ProblemTexts {
  title: Texts;
  detail: Texts;
}

/** Says each problem in the languages of the callers; read by people, so it says what to do. */
export const PROBLEM_TEXTS: Readonly<Record<ProblemName, ProblemTexts>> = {
  'malformed-request': texts(
    [
      'Forespørselen kan ikke leses',
      'Innholdet er ikke gyldig JSON, eller en del av forespørselen er feil skrevet.',
    ],
    [
      'Førespurnaden kan ikkje lesast',
      'Innhaldet er ikkje gyldig JSON, eller ein del av førespurnaden er feil skriven.',
    ],
    [
      'The request cannot be read',
      'The body is not valid JSON, or a part of the request is written wrongly.',
    ],
  ),
  'not-authenticated': texts(
    ['Ikke innlogget', 'Send et gyldig tilgangstoken (Authorization: Bearer …).'],
    ['Ikkje innlogga', 'Send eit gyldig tilgangstoken (Authorization: Bearer …).'],
    ['Not authenticated', 'Send a valid access token (Authorization: Bearer …).'],
  ),
  'not-allowed': texts(
    ['Ikke tillatt', 'Rollen eller tilgangen gir ikke rett til dette.'],
    ['Ikkje tillate', 'Rolla eller tilgangen gir ikkje rett til dette.'],
    ['Not allowed', 'The role or the scope gives no right to this.'],
  ),
  'not-found': texts(
    ['Finnes ikke', 'Dette finnes ikke, eller ligger utenfor det du kan nå.'],
    ['Finst ikkje', 'Dette finst ikkje, eller ligg utanfor det du kan nå.'],
    ['Not found', 'This does not exist, or is out of your reach.'],
  ),
  'request-timeout': texts(
    [
      'For langsom forespørsel',
      'Forespørselen var ikke kommet helt fram i tide. Send den på nytt.',
    ],
    ['For sein førespurnad', 'Førespurnaden var ikkje komen heilt fram i tide. Send han på nytt.'],
    ['Request too slow', 'The request had not arrived whole in time. Send it again.'],
  ),
  'step-mismatch': texts(
    [
      'Passer ikke i denne fasen',
      'Saken er i en fase der dette ikke kan gjøres. Se allowedActions.',
    ],
    [
      'Passar ikkje i denne fasen',
      'Saka er i ein fase der dette ikkje kan gjerast. Sjå allowedActions.',
    ],
    [
      'Does not fit this phase',
      'The case is in a phase in which this cannot be done. See allowedActions.',
    ],
  ),
  'consent-required': texts(
    ['Samtykke mangler', 'Møtet eller henvisningen krever et samtykke som dekker det. Se missing.'],
    ['Samtykke manglar', 'Møtet eller tilvisinga krev samtykke som dekkjer det. Sjå missing.'],
    ['Consent required', 'The meeting or referral needs a consent that covers it. See missing.'],
  ),
  'ppa-consultation-required': texts(
    ['Saken må drøftes med PPA først', 'Dette tiltaket krever at PPA er konsultert i saken.'],
    ['Saka må drøftast med PPA først', 'Dette tiltaket krev at PPA er konsultert i saka.'],
    ['PPA must be consulted first', 'This measure needs a consultation with PPA on the case.'],
  ),
  'already-closed': texts(
    ['Saken er avsluttet', 'En avsluttet sak kan ikke endres slik.'],
    ['Saka er avslutta', 'Ei avslutta sak kan ikkje endrast slik.'],
    ['The case is closed', 'A closed case cannot be changed in this way.'],
  ),
  'already-extended': texts(
    ['Fristen er alt forlenget', 'Fristen kan forlenges én gang i hver fase.'],
    ['Fristen er alt lengd', 'Fristen kan lengjast éin gong i kvar fase.'],
    ['Already extended', 'The deadline can be extended once in each phase.'],
  ),
  'already-reviewed': texts(
    ['Alt vurdert', 'Nødtilgangen er vurdert, og vurderingen blir stående.'],
    ['Alt vurdert', 'Naudtilgangen er vurdert, og vurderinga blir ståande.'],
    ['Already reviewed', 'The emergency access has been reviewed, and the review stands.'],
  ),
  'request-in-progress': texts(
    [
      'Forespørselen er i arbeid',
      'En forespørsel med samme nøkkel er ikke ferdig ennå. Prøv igjen om litt.',
    ],
    [
      'Førespurnaden er i arbeid',
      'Ein førespurnad med same nøkkel er ikkje ferdig enno. Prøv igjen om litt.',
    ],
    ['Request in progress', 'A request with the same key has not finished yet. Try again shortly.'],
  ),
  'changed-meanwhile': texts(
    ['Endret i mellomtiden', 'Saken er endret siden du leste den. Les den på nytt.'],
    ['Endra i mellomtida', 'Saka er endra sidan du las henne. Les henne på nytt.'],
    ['Changed meanwhile', 'The case has changed since you read it. Read it again.'],
  ),
  'too-large': texts(
    ['For stort', 'Innholdet er større enn det som tas imot. Del det opp.'],
    ['For stort', 'Innhaldet er større enn det som blir teke imot. Del det opp.'],
    ['Too large', 'The body is larger than what is taken. Split it.'],
  ),
  'unsupported-media-type': texts(
    ['Ukjent medietype', 'Content-Type er ikke en som dette kallet tar imot.'],
    ['Ukjend medietype', 'Content-Type er ikkje ein som dette kallet tek imot.'],
    ['Unsupported media type', 'The Content-Type is not one that this call takes.'],
  ),
  'invalid-request': texts(
    ['Ugyldig innhold', 'Ett eller flere felt er feil. Se errors.'],
    ['Ugyldig innhald', 'Eitt eller fleire felt er feil. Sjå errors.'],
    ['Invalid request', 'One or more fields are wrong. See errors.'],
  ),
  'decision-not-allowed': texts(
    ['Beslutningen kan ikke tas her', 'Dette møtet eller steget har ikke denne beslutningen.'],
    ['Avgjerda kan ikkje takast her', 'Dette møtet eller steget har ikkje denne avgjerda.'],
    ['Decision not allowed', 'This meeting or step does not have this decision.'],
  ),
  'early-reason-required': texts(
    [
      'Begrunnelse mangler',
      'Før fristdagen må det sies hvorfor tiltaksplanen evalueres tidligere.',
    ],
    [
      'Grunngiving manglar',
      'Før fristdagen må det seiast kvifor tiltaksplanen blir evaluert tidlegare.',
    ],
    ['Reason for being early required', 'Before its due day, say why the plan is evaluated early.'],
  ),
  'idempotency-key-reused': texts(
    ['Nøkkelen er brukt', 'Idempotency-Key er alt brukt med et annet innhold.'],
    ['Nøkkelen er brukt', 'Idempotency-Key er alt brukt med eit anna innhald.'],
    ['Key reused', 'The Idempotency-Key was used before with another body.'],
  ),
  'too-many-requests': texts(
    ['For mange forespørsler', 'Vent så lenge som Retry-After sier.'],
    ['For mange førespurnader', 'Vent så lenge som Retry-After seier.'],
    ['Too many requests', 'Wait as long as Retry-After says.'],
  ),
  'headers-too-large': texts(
    ['For store hoder', 'Adressen og hodene er samlet større enn det som tas imot.'],
    ['For store hovud', 'Adressa og hovuda er samla større enn det som blir teke imot.'],
    ['Headers too large', 'The address and the headers together are larger than what is taken.'],
  ),
  'internal-error': texts(
    ['Noe gikk galt', 'Feilen er vår. Oppgi instance når du melder fra.'],
    ['Noko gjekk gale', 'Feilen er vår. Oppgi instance når du melder frå.'],
    ['Something went wrong', 'The fault is ours. Give the instance when you report it.'],
  ),
  'temporarily-unavailable': texts(
    ['Utilgjengelig for øyeblikket', 'Ingenting ble lagret. Prøv igjen med samme Idempotency-Key.'],
    [
      'Utilgjengeleg for augneblinken',
      'Ingenting vart lagra. Prøv igjen med same Idempotency-Key.',
    ],
    ['Temporarily unavailable', 'Nothing was stored. Try again with the same Idempotency-Key.'],
  ),
};

type Said = readonly [title: string, detail: string];

function texts(nb: Said, nn: Said, en: Said): ProblemTexts {
  return {
    title: { nb: nb[0], nn: nn[0], en: en[0] },
    detail: { nb: nb[1], nn: nn[1], en: en[1] },
  };
}
