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
  const [client, person] = await Promise.all([
    findClient(db, clientId),
    actingStaffHeader === undefined ? null : findPerson(db, actingStaffHeader),
  ]);
  if (!client) throw problem('not-allowed');
  const acting = person && asActing(client, person);
  return { kind: 'client', clientId, scopes: scopesOf(claims.scope), client, acting };
}

function asActing(
  client: ApiClient,
  { acting, roles }: Awaited<ReturnType<typeof findPerson>>,
): ActingPerson {
  const within = roles.filter(
    (held) =>
      allowsRole(client, held.role) &&
      (held.schoolSourceId === null || allowsSchool(client, held.schoolSourceId)),
  );
  const isUnbound = client.allRoles && client.allSchools;
  if (within.length === 0 && !isUnbound) throw problem('not-allowed');
  return { ...acting, roles: within.map(({ role, schoolId }) => ({ role, schoolId })) };
}

interface PersonRow {
  staff_id: string;
  active: boolean;
  role: Role | null;
  school_id: string | null;
  school_source_id: string | null;
}

async function findClient(db: Database, id: string): Promise<ApiClient | undefined> {
  const [client] = await db.$queryRaw<ApiClient[]>`
    select id, name, all_schools as "allSchools", all_roles as "allRoles",
           coalesce(school_ids, array[]::text[]) as "schoolIds",
           coalesce(roles, array[]::text[]) as roles, active
    from api_client where id = ${id}`;
  return client?.active ? client : undefined;
}

// One statement, because every request by or for a person begins with it.
async function findPerson(db: Database, sourceId: string) {
  const rows = await db.$queryRaw<PersonRow[]>`
    select s.id as staff_id, s.active, r.role, r.school_id, school.source_id as school_source_id
    from staff s
    left join staff_role r on r.staff_id = s.id
    left join school on school.id = r.school_id
    where s.source_id = ${sourceId}`;
  const [staff] = rows;
  if (!staff?.active) throw problem('not-allowed');
  const roles = rows.flatMap(({ role, school_id: schoolId, school_source_id: schoolSourceId }) =>
    role === null ? [] : [{ role, schoolId, schoolSourceId }],
  );
  const held = roles.map(({ role, schoolId }) => ({ role, schoolId }));
  return { acting: { staffId: staff.staff_id, sourceId, roles: held }, roles };
}

function scopesOf(claim: unknown): ReadonlySet<string> {
  if (typeof claim === 'string') return new Set(claim.split(' ').filter(Boolean));
  if (Array.isArray(claim)) return new Set(claim.filter((scope) => typeof scope === 'string'));
  return new Set();
}
