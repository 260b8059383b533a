import { letsIn } from '../../domain/access/beyond-cases.js';
import { MUNICIPALITY_OWNER } from '../../prisma/municipality-owner.js';
import { holdsRole, personOf, type Caller } from '../auth/caller.js';
import { problem } from '../problems.js';

/** Tells whether the caller writes as the municipality's administrator, to whom everybody's roster is open. */
export function isAdministrator(caller: Caller): boolean {
  return holdsRole(personOf(caller), 'municipal-administrator');
}

/** Lets apps on their own write the roster (their scope is judged before), and of people whom the table names. */
export function requireRosterWriter(caller: Caller, rule: 'settings' | 'students'): void {
  const person = personOf(caller);
  if (person && !letsIn(rule, person.roles)) throw problem('not-allowed');
}

/** Answers another client's row as if it did not exist. */
export function requireOwner(caller: Caller, existing: { ownerClient: string } | null): void {
  if (existing === null || isAdministrator(caller)) return;
  const { ownerClient } = existing;
  if (ownerClient !== MUNICIPALITY_OWNER && ownerClient !== caller.clientId)
    throw problem('not-found');
}

/** Names the owner of a row that the caller makes. */
export function ownerFor(caller: Caller): string {
  return personOf(caller) === null ? caller.clientId : MUNICIPALITY_OWNER;
}
