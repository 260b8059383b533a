import type { Database, Transaction } from '../../prisma/connect.js';
import type { Source } from '../../prisma/generated/client.js';
import type { ClientCaller } from '../auth/caller.js';

/** Names in whose name a source writes that no app registered. No app's id looks like this. */
export const ownerOfSource = (sourceId: string) => `@source/${sourceId}`;

/** Finds in whose name a source is taken in, and within which schools; undefined when its app is shut out. */
export async function findSourceCaller(
  db: Database | Transaction,
  { id, name, ownerClient }: Pick<Source, 'id' | 'name' | 'ownerClient'>,
): Promise<ClientCaller | undefined> {
  const own = {
    id: ownerClient,
    name,
    schoolIds: [],
    allSchools: true,
    roles: [],
    allRoles: false,
    active: true,
  };
  const isOwn = ownerClient === ownerOfSource(id);
  const client = isOwn ? own : await db.apiClient.findUnique({ where: { id: ownerClient } });
  if (!client?.active) return undefined;
  return { kind: 'client', clientId: ownerClient, scopes: new Set(), client, acting: null };
}
