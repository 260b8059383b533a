import type { Trouble } from '../prisma/find-trouble.js';

/** Says what an operator does about each trouble, in a line; docs/operating.md has more. */
export const WHAT_TO_DO: Readonly<Record<Trouble, string>> = {
  'without-next-date':
    'a fault of the program. Save the line and report it; the case’s school must look at it meanwhile.',
  asleep: 'see that worker and Temporal run; if they do, "npm run ops -- wake".',
  stuck: 'ten school days overdue: the school’s leadership has the word, nothing here is broken.',
  'command-waiting': 'see that Temporal and a worker run; it is delivered by itself when they do.',
  'mail-waiting': 'see that a worker runs and the mail server answers.',
  'mail-failed':
    'the mail server refused it for good. Mend the address in the roster, or tell the school.',
  'events-waiting':
    'see that a worker runs; else look for a transaction that never ends (pg_stat_activity).',
  'webhook-waiting':
    'the client’s receiver has taken nothing for an hour. Tell whoever runs it; it is tried for three days.',
  'webhook-parked':
    'tried for three days and given up. When the receiver is mended, the client sends them again (POST …/deliveries/{id}/replay) or reads the feed.',
};
