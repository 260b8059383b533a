import { text, type Text } from './text.js';

/** Says what stands on the page about apps and their webhooks. */
export const APPS = {
  apps: text('Systemer', 'System', 'Apps'),
  about: text(
    'Systemene registreres gjennom API-et. Her ser du hva hvert av dem får.',
    'Systema blir registrerte gjennom API-et. Her ser du kva kvart av dei får.',
    'Apps are registered through the API. Here is what each of them may.',
  ),
  none: text(
    'Ingen systemer er registrert.',
    'Ingen system er registrerte.',
    'No app is registered.',
  ),
  name: text('Navn', 'Namn', 'Name'),
  id: text('Id', 'Id', 'Id'),
  schools: text('Skoler', 'Skular', 'Schools'),
  allSchools: text('Alle', 'Alle', 'All'),
  roles: text('Kan opptre som', 'Kan opptre som', 'May act as'),
  allRoles: text('Alle roller', 'Alle roller', 'All roles'),
  noRoles: text('Ingen', 'Ingen', 'None'),
  state: text('Status', 'Status', 'State'),
  active: text('I bruk', 'I bruk', 'In use'),
  ended: text('Stengt', 'Stengd', 'Shut out'),
  webhooks: text('Varsler til systemer', 'Varsel til system', 'Webhooks'),
  aboutWebhooks: text(
    'Hendelser som sendes ut. Et mottak som ikke svarer, blir prøvd i tre dager; så må noen i drift se på det.',
    'Hendingar som blir sende ut. Eit mottak som ikkje svarar, blir prøvd i tre dagar; så må nokon i drift sjå på det.',
    'Events that are sent out. A receiver that does not answer is tried for three days; then operators must look at it.',
  ),
  receivers: text('Mottakere', 'Mottakarar', 'Receivers'),
  noWebhooks: text(
    'Ingen varsler er satt opp.',
    'Ingen varsel er sette opp.',
    'No webhook is set up.',
  ),
  receiver: text('Mottaker', 'Mottakar', 'Receiver'),
  since: text('Siden', 'Sidan', 'Since'),
  waiting: text('Venter', 'Ventar', 'Waiting'),
  parked: text('Gitt opp', 'Gitt opp', 'Given up'),
  lastAnswer: text('Siste svar', 'Siste svar', 'Last answer'),
} as const satisfies Record<string, Text>;
