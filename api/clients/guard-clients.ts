import { letsIn } from '../../domain/access/beyond-cases.js';
import type { Role } from '../../domain/codes.js';
import type { ApiClient } from '../../prisma/generated/client.js';
import { personOf, type Caller } from '../auth/caller.js';
import { allowsRole, allowsSchool } from '../auth/client-bounds.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';

type Bounds = Pick<ApiClient, 'allSchools' | 'schoolIds' | 'allRoles' | 'roles'>;

/** Lets through the municipality's administrator, and apps on their own (their scope is judged before). */
export function requireRegistrar(caller: Caller): void {
  const person = personOf(caller);
  if (person && !letsIn('clients', person.roles)) throw problem('not-allowed');
}

/** Finds a registered app that the caller may see and change; throws not-found for any other. */
export async function getReachableClient(
  { db }: Pick<Deps, 'db'>,
  caller: Caller,
  clientId: string,
): Promise<ApiClient> {
  const found = await db.apiClient.findUnique({ where: { id: clientId } });
  if (!found || !isWithinReach(caller, found)) throw problem('not-found');
  return found;
}

/** Tells whether an app may no more than the caller's own may: nobody hands on what they do not have. */
export function isWithinReach(caller: Caller, wanted: Bounds): boolean {
  if (caller.kind === 'person') return true;
  const { client } = caller;
  return (
    (client.allSchools ||
      (!wanted.allSchools && wanted.schoolIds.every((id) => allowsSchool(client, id)))) &&
    (client.allRoles ||
      (!wanted.allRoles && wanted.roles.every((role) => allowsRole(client, role as Role))))
  );
}
