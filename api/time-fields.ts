import { z } from 'zod';

// The database knows no year 0, and an offset can push an instant of the years 1 to 9999 out of them.
const hasStoredYear = (day: string) => /^(?!0000)\d{4}-/.test(day);

/** Takes a calendar day that exists and can be stored. What is none is judged no further: the rules of a body count with it. */
export const dateField = z.iso
  .date({ abort: true })
  .refine(hasStoredYear, { error: 'not-a-date', abort: true });

/** Takes an instant with its offset and turns it into UTC. */
export const instantField = z.iso
  .datetime({ offset: true })
  .transform((at) => new Date(at).toISOString())
  .refine(hasStoredYear, 'not-an-instant');

/** Takes an instant of a cursor as it stands, to the last of its digits. */
export const cursorInstantField = z.iso.datetime().refine(hasStoredYear);
