import type { Role } from '../../domain/codes.js';
import type { ApiClient } from '../../prisma/generated/client.js';
import type { Caller } from './caller.js';

/** Tells whether a client may act in a role. */
export function allowsRole(client: ApiClient, role: Role): boolean {
  return client.allRoles || client.roles.includes(role);
}

/** Tells whether a client is bound to a school, by the school's source id. */
export function allowsSchool(client: ApiClient, schoolSourceId: string): boolean {
  return client.allSchools || client.schoolIds.includes(schoolSourceId);
}

/** Tells whether the caller's client lets anything of a school through, whoever it acts for; people's own rights come on top. */
export function reachesSchool(caller: Caller, schoolSourceId: string): boolean {
  return caller.kind === 'person' || allowsSchool(caller.client, schoolSourceId);
}
