import type { FieldFault } from '../domain/refusals.js';
import type { Locale, Texts } from './locale.js';

/** Points at what is wrong: a JSON Pointer into the body, or a query parameter; the fault is put into words when rendered. */
export type FieldError = (
  { pointer: string; parameter?: never } | { parameter: string; pointer?: never }
) & { fault: ApiFault; values?: Readonly<Record<string, string | number>> };

const FAULT_TEXTS = {
  'in-the-future': {
    nb: 'Tidspunktet har ikke vært ennå.',
    nn: 'Tidspunktet har ikkje vore enno.',
    en: 'This lies in the future.',
  },
  'before-the-case': {
    nb: 'Tidspunktet er før saken ble reist.',
    nn: 'Tidspunktet er før saka vart reist.',
    en: 'This lies before the case was raised.',
  },
  'not-a-school-day': {
    nb: 'Dagen er ikke en skoledag.',
    nn: 'Dagen er ikkje ein skuledag.',
    en: 'This is not a school day.',
  },
  'too-early': { nb: 'For tidlig.', nn: 'For tidleg.', en: 'Too early.' },
  'too-late': { nb: 'For sent.', nn: 'For seint.', en: 'Too late.' },
  'in-the-past': {
    nb: 'Tidspunktet er passert.',
    nn: 'Tidspunktet er passert.',
    en: 'This lies in the past.',
  },
  required: { nb: 'Må fylles ut.', nn: 'Må fyllast ut.', en: 'Required.' },
  'contradicts-reached': {
    nb: 'Utfallet stemmer ikke med om noen ble nådd.',
    nn: 'Utfallet stemmer ikkje med om nokon vart nådd.',
    en: 'The outcome contradicts whether anyone was reached.',
  },
  'unknown-item': {
    nb: 'Punktet finnes ikke i sjekklisten.',
    nn: 'Punktet finst ikkje i sjekklista.',
    en: 'No such item in the checklist.',
  },
  'not-consent-person': {
    nb: 'Denne personen kan ikke samtykke i saken.',
    nn: 'Denne personen kan ikkje samtykkje i saka.',
    en: 'This person cannot give consent in this case.',
  },
  'not-allowed-here': {
    nb: 'Ikke tillatt her.',
    nn: 'Ikkje tillate her.',
    en: 'Not allowed here.',
  },

  'not-a-number': { nb: 'Må være et tall.', nn: 'Må vere eit tal.', en: 'Must be a number.' },
  'not-whole': { nb: 'Må være et helt tall.', nn: 'Må vere eit heilt tal.', en: 'Must be whole.' },
  'not-a-boolean': {
    nb: 'Må være ja eller nei (true, false).',
    nn: 'Må vere ja eller nei (true, false).',
    en: 'Must be yes or no (true, false).',
  },
  'not-text': { nb: 'Må være tekst.', nn: 'Må vere tekst.', en: 'Must be text.' },
  'not-a-list': { nb: 'Må være en liste.', nn: 'Må vere ei liste.', en: 'Must be a list.' },
  'not-an-object': {
    nb: 'Må være et objekt.',
    nn: 'Må vere eit objekt.',
    en: 'Must be an object.',
  },
  'not-one-of': {
    nb: 'Må være en av: {options}.',
    nn: 'Må vere ein av: {options}.',
    en: 'Must be one of: {options}.',
  },
  'too-deep': {
    nb: 'For mange nivåer inni hverandre (høyst {limit}).',
    nn: 'For mange nivå inni kvarandre (høgst {limit}).',
    en: 'Nested too deeply (at most {limit} levels).',
  },
  'wrong-form': { nb: 'Har feil form.', nn: 'Har feil form.', en: 'Has the wrong form.' },
  'not-a-date': {
    nb: 'Må være en dato, ÅÅÅÅ-MM-DD.',
    nn: 'Må vere ein dato, ÅÅÅÅ-MM-DD.',
    en: 'Must be a date, YYYY-MM-DD.',
  },
  'not-an-instant': {
    nb: 'Må være et tidspunkt med tidssone (RFC 3339).',
    nn: 'Må vere eit tidspunkt med tidssone (RFC 3339).',
    en: 'Must be an instant with offset (RFC 3339).',
  },
  'too-small': { nb: 'Minst {limit}.', nn: 'Minst {limit}.', en: 'At least {limit}.' },
  'too-big': { nb: 'Høyst {limit}.', nn: 'Høgst {limit}.', en: 'At most {limit}.' },
  'too-short': {
    nb: 'For kort eller tomt (minst {limit}).',
    nn: 'For kort eller tomt (minst {limit}).',
    en: 'Too short or empty (at least {limit}).',
  },
  'too-long': {
    nb: 'For langt (høyst {limit}).',
    nn: 'For langt (høgst {limit}).',
    en: 'Too long (at most {limit}).',
  },
  'unknown-field': {
    nb: 'Ukjent felt: {field}.',
    nn: 'Ukjent felt: {field}.',
    en: 'Unknown field: {field}.',
  },
  'unreadable-characters': {
    nb: 'Inneholder tegn som ikke kan lagres.',
    nn: 'Inneheld teikn som ikkje kan lagrast.',
    en: 'Holds characters that cannot be stored.',
  },
  'unknown-id': { nb: 'Finnes ikke: {id}.', nn: 'Finst ikkje: {id}.', en: 'Does not exist: {id}.' },
  'not-at-school': {
    nb: 'Arbeider ikke ved skolen: {id}.',
    nn: 'Arbeider ikkje ved skulen: {id}.',
    en: 'Does not work at the school: {id}.',
  },
  'not-active': {
    nb: 'Er ikke aktiv lenger: {id}.',
    nn: 'Er ikkje aktiv lenger: {id}.',
    en: 'No longer active: {id}.',
  },
  duplicate: {
    nb: 'Står mer enn én gang.',
    nn: 'Står meir enn éin gong.',
    en: 'Stands more than once.',
  },
  'ends-before-it-begins': {
    nb: 'Slutter før det begynner.',
    nn: 'Sluttar før det byrjar.',
    en: 'Ends before it begins.',
  },
  'overlaps-year': {
    nb: 'Overlapper skoleåret som begynner {firstDay}.',
    nn: 'Overlappar skuleåret som byrjar {firstDay}.',
    en: 'Overlaps the school year that begins {firstDay}.',
  },
  'year-too-long': {
    nb: 'Et skoleår er høyst 366 dager.',
    nn: 'Eit skuleår er høgst 366 dagar.',
    en: 'A school year has at most 366 days.',
  },
  'no-school-day': {
    nb: 'Skoleåret har ingen skoledag.',
    nn: 'Skuleåret har ingen skuledag.',
    en: 'The school year has no school day.',
  },
  'outside-the-year': {
    nb: 'Ligger utenfor skoleåret.',
    nn: 'Ligg utanfor skuleåret.',
    en: 'Lies outside the school year.',
  },
  'unreadable-line': {
    nb: 'Linjen kan ikke deles i kolonner slik overskriften sier.',
    nn: 'Linja kan ikkje delast i kolonnar slik overskrifta seier.',
    en: 'The line cannot be split into the columns of the header.',
  },
  'missing-column': {
    nb: 'Kolonnen mangler i overskriften: {field}.',
    nn: 'Kolonnen manglar i overskrifta: {field}.',
    en: 'The header lacks this column: {field}.',
  },
  'too-far-ahead': {
    nb: 'Datoen ligger for langt fram (høyst {limit}).',
    nn: 'Datoen ligg for langt fram (høgst {limit}).',
    en: 'The date lies too far ahead (at most {limit}).',
  },
  'too-long-ago': {
    nb: 'Datoen ligger for langt tilbake (tidligst {limit}).',
    nn: 'Datoen ligg for langt tilbake (tidlegast {limit}).',
    en: 'The date lies too far back (earliest {limit}).',
  },
  'national-identity-number': {
    nb: 'Ser ut som et fødselsnummer. Bruk kildens egen id.',
    nn: 'Ser ut som eit fødselsnummer. Bruk kjelda sin eigen id.',
    en: 'Looks like a national identity number. Use the source’s own id.',
  },
  'not-https': { nb: 'Må begynne med https.', nn: 'Må byrje med https.', en: 'Must be https.' },
  'private-address': {
    nb: 'Adressen ligger ikke på det åpne nettet.',
    nn: 'Adressa ligg ikkje på det opne nettet.',
    en: 'The address does not lie on the open internet.',
  },
  'too-many-leavers': {
    nb: '{leaving} av {active} elever ville blitt inaktive. De står som før til noen ber om det (force).',
    nn: '{leaving} av {active} elevar ville blitt inaktive. Dei står som før til nokon ber om det (force).',
    en: '{leaving} of {active} students would become inactive. They stay as they are until somebody asks for it (force).',
  },
  'too-many-webhooks': {
    nb: 'Klienten har allerede {limit} webhooks.',
    nn: 'Klienten har alt {limit} webhooks.',
    en: 'The client has {limit} webhooks already.',
  },
  'school-needed': {
    nb: 'Rollen gjelder en skole: oppgi schoolId.',
    nn: 'Rolla gjeld ein skule: oppgi schoolId.',
    en: 'This role belongs to a school: give schoolId.',
  },
  'not-a-contact-teacher': {
    nb: 'Er ikke kontaktlærer ved skolen: {id}.',
    nn: 'Er ikkje kontaktlærar ved skulen: {id}.',
    en: 'Is no contact teacher at the school: {id}.',
  },
  'not-a-oneroster-zip': {
    nb: 'Er ingen zip-fil med OneRoster 1.2 CSV (manifest.csv mangler eller sier noe annet).',
    nn: 'Er inga zip-fil med OneRoster 1.2 CSV (manifest.csv manglar eller seier noko anna).',
    en: 'Is no zip file with OneRoster 1.2 CSV (manifest.csv is missing or says otherwise).',
  },
  'damaged-file': {
    nb: 'Er skadet, eller kuttet av. Lag zip-filen på nytt.',
    nn: 'Er skadd, eller kutta av. Lag zip-fila på nytt.',
    en: 'Is damaged, or was cut off. Make the zip anew.',
  },
  'too-large-unpacked': {
    nb: 'Er for stor utpakket, eller større enn den sier.',
    nn: 'Er for stor utpakka, eller større enn ho seier.',
    en: 'Is too large unpacked, or larger than it says.',
  },
} as const satisfies Record<FieldFault, Texts> & Record<string, Texts>;

/** Names what can be wrong with a field, told by the core or by the API itself. */
export type ApiFault = keyof typeof FAULT_TEXTS;

/** Tells whether a word names a fault; Zod's custom checks carry one as their message. */
export function isApiFault(word: string): word is ApiFault {
  return Object.hasOwn(FAULT_TEXTS, word);
}

/** Puts a fault into words. */
export function faultText({ fault, values = {} }: FieldError, locale: Locale): string {
  return FAULT_TEXTS[fault][locale].replace(/\{(\w+)\}/g, (_, key: string) =>
    String(values[key] ?? ''),
  );
}
