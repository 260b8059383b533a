import { z } from 'zod';
import { holdsNationalIdentityNumber } from '../../domain/national-identity-number.js';
import { invalidRequest } from '../problems.js';

/** Takes an id as the sources write them; a national identity number is refused, whatever the source calls it. */
export const sourceIdField = z
  .string()
  .regex(/^[A-Za-z0-9._:@-]{1,128}$/, { abort: true })
  .refine((id) => !holdsNationalIdentityNumber(id), 'national-identity-number');

/** Refuses an id in the path that could not be stored. */
export function checkPathId(parameter: string, id: string): void {
  const parsed = sourceIdField.safeParse(id);
  if (parsed.success) return;
  const isIdentityNumber = parsed.error.issues[0]?.message === 'national-identity-number';
  throw invalidRequest([
    { parameter, fault: isIdentityNumber ? 'national-identity-number' : 'wrong-form' },
  ]);
}
