import type { Role } from '../../domain/codes.js';
import type { Database } from '../../prisma/connect.js';
import type { ApiClient } from '../../prisma/generated/client.js';
import { problem } from '../problems.js';
import { allowsRole, allowsSchool } from './client-bounds.js';
import { notAuthenticated } from './token-verifier.js';
import type { ActingPerson, Caller } from './caller.js';

interface Claims {
  sub?: string | undefined;
  client_id?: unknown;
  azp?: unknown;
  scope?: unknown;
}

/**
 * Finds out who calls. A token whose subject is its client (or that has none) is an app's, any other a person's, whose subject is the
 * person's staff id. Both are looked up anew for each request, so that what the roster takes away is gone at once.
 */
export async function resolveCaller(
  db: Database,
  claims: Claims,
  actingStaffHeader: string | undefined,
): Promise<Caller> {
  const { sub } = claims;
  const clientId = claims.client_id ?? claims.azp ?? sub;
  if (typeof clientId !== 'string' || clientId === '') throw notAuthenticated('invalid_token');
  if (sub !== undefined && sub !== clientId) {
    // A person is nobody else, whatever the header says.
    if (actingStaffHeader !== undefined && actingStaffHeader !== sub) throw problem('not-allowed');
    const person = await findPerson(db, sub);
    return { kind: 'person', clientId, ...person.acting };
  }
  const client = await db.apiClient.findUnique({ where: { id: clientId } });
  if (!client) throw problem('not-allowed');
  const acting =
    actingStaffHeader === undefined ? null : await findActing(db, client, actingStaffHeader);
  return { kind: 'client', clientId, scopes: scopesOf(claims.scope), client, acting };
}

async function findActing(
  db: Database,
  client: ApiClient,
  sourceId: string,
): Promise<ActingPerson> {
  const { acting, roles } = await findPerson(db, sourceId);
  const within = roles.filter(
    (held) =>
      allowsRole(client, held.role) &&
      (held.schoolSourceId === null || allowsSchool(client, held.schoolSourceId)),
  );
  const isUnbound = client.allRoles && client.allSchools;
  if (within.length === 0 && !isUnbound) throw problem('not-allowed');
  return { ...acting, roles: within.map(({ role, schoolId }) => ({ role, schoolId })) };
}

async function findPerson(db: Database, sourceId: string) {
  const staff = await db.staff.findUnique({
    where: { sourceId },
    select: {
      id: true,
      sourceId: true,
      active: true,
      roles: { select: { role: true, schoolId: true, school: { select: { sourceId: true } } } },
    },
  });
  if (!staff?.active) throw problem('not-allowed');
  const roles = staff.roles.map(({ role, schoolId, school }) => ({
    role: role as Role,
    schoolId,
    schoolSourceId: school?.sourceId ?? null,
  }));
  const held = roles.map(({ role, schoolId }) => ({ role, schoolId }));
  return { acting: { staffId: staff.id, sourceId: staff.sourceId, roles: held }, roles };
}

function scopesOf(claim: unknown): ReadonlySet<string> {
  if (typeof claim === 'string') return new Set(claim.split(' ').filter(Boolean));
  if (Array.isArray(claim)) return new Set(claim.filter((scope) => typeof scope === 'string'));
  return new Set();
}
