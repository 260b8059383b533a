import type { Role } from '../../domain/codes.js';
import type { Database } from '../../prisma/connect.js';
import type { ApiClient } from '../../prisma/generated/client.js';
import { asProgram } from '../../prisma/scope.js';
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
    const { person } = await findCaller(db, null, sub);
    if (!person) throw problem('not-allowed');
    return { kind: 'person', clientId, ...person.acting };
  }
  const { client, person } = await findCaller(db, clientId, actingStaffHeader ?? null);
  if (!client) throw problem('not-allowed');
  if (!person && actingStaffHeader !== undefined) throw problem('not-allowed');
  const acting = person ? asActing(client, person) : null;
  return { kind: 'client', clientId, scopes: scopesOf(claims.scope), client, acting };
}

function asActing(client: ApiClient, { acting, roles }: FoundPerson): ActingPerson {
  const within = roles.filter(
    (held) =>
      allowsRole(client, held.role) &&
      (held.schoolSourceId === null || allowsSchool(client, held.schoolSourceId)),
  );
  const isUnbound = client.allRoles && client.allSchools;
  if (within.length === 0 && !isUnbound) throw problem('not-allowed');
  return { ...acting, roles: within.map(({ role, schoolId }) => ({ role, schoolId })) };
}

interface FoundPerson {
  acting: ActingPerson;
  roles: { role: Role; schoolId: string | null; schoolSourceId: string | null }[];
}

interface Row {
  client: ApiClient | null;
  staff_id: string | null;
  staff_active: boolean | null;
  role: Role | null;
  school_id: string | null;
  school_source_id: string | null;
}

/** Finds the client and the person, as far as they are named and active, in one statement: every request begins with it. */
async function findCaller(
  db: Database,
  clientId: string | null,
  staffSourceId: string | null,
): Promise<{ client: ApiClient | undefined; person: FoundPerson | undefined }> {
  // Before anybody's scope is known, from tables that are open in every scope.
  const rows = await asProgram(
    () => db.$queryRaw<Row[]>`
      select case when c.id is not null then json_build_object(
               'id', c.id, 'name', c.name, 'allSchools', c.all_schools, 'allRoles', c.all_roles,
               'schoolIds', coalesce(c.school_ids, array[]::text[]),
               'roles', coalesce(c.roles, array[]::text[]), 'active', c.active) end as client,
             s.id as staff_id, s.active as staff_active, r.role, r.school_id,
             school.source_id as school_source_id
      from (values (${clientId}::text, ${staffSourceId}::text)) as asked (client_id, staff_source_id)
      left join api_client c on c.id = asked.client_id
      left join staff s on s.source_id = asked.staff_source_id
      left join staff_role r on r.staff_id = s.id
      left join school on school.id = r.school_id`,
  );
  const [first] = rows;
  const client = first?.client?.active ? first.client : undefined;
  if (!first?.staff_active || first.staff_id === null || staffSourceId === null)
    return { client, person: undefined };
  const roles = rows.flatMap(({ role, school_id: schoolId, school_source_id: schoolSourceId }) =>
    role === null ? [] : [{ role, schoolId, schoolSourceId }],
  );
  const held = roles.map(({ role, schoolId }) => ({ role, schoolId }));
  const acting = { staffId: first.staff_id, sourceId: staffSourceId, roles: held };
  return { client, person: { acting, roles } };
}

function scopesOf(claim: unknown): ReadonlySet<string> {
  if (typeof claim === 'string') return new Set(claim.split(' ').filter(Boolean));
  if (Array.isArray(claim)) return new Set(claim.filter((scope) => typeof scope === 'string'));
  return new Set();
}
