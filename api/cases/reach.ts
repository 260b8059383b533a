import { PARTNER_ROLES } from '../../domain/codes.js';
import { Prisma } from '../../prisma/generated/client.js';
import { personOf, type Caller, type HeldRole } from '../auth/caller.js';

const SCHOOL_WIDE = new Set(['attendance-coordinator', 'school-leadership']);
const PARTNERS = new Set<string>(PARTNER_ROLES);

/** Makes the condition that holds for every case a caller could see (and for some that they do not). */
export function reachOf(caller: Caller): Prisma.Sql {
  const person = personOf(caller);
  const ways = person ? waysOf(person) : [Prisma.sql`true`];
  const within = Prisma.sql`(${Prisma.join(ways, ' or ')})`;
  if (caller.kind === 'person' || caller.client.allSchools) return within;
  return Prisma.sql`${within} and c.school_id in (
    select id from school where source_id = any(${caller.client.schoolIds}))`;
}

function waysOf({ staffId, roles }: { staffId: string; roles: readonly HeldRole[] }): Prisma.Sql[] {
  const assigned = JSON.stringify({ assignments: [{ staffId }] });
  const schools = schoolsOf(roles.filter(({ role }) => SCHOOL_WIDE.has(role)));
  const partner = roles.filter(({ role }) => PARTNERS.has(role));
  const isShared = Prisma.sql`(c.closed_at is null and c.phase <> 'watching' and c.state->'consents' <> '[]'::jsonb)`;
  return [
    Prisma.sql`c.holder_id = ${staffId}::uuid`,
    Prisma.sql`c.state @> ${assigned}::jsonb`,
    Prisma.sql`(c.closed_at is not null and s.contact_teacher_id = ${staffId}::uuid)`,
    ...(schools.length > 0 ? [Prisma.sql`c.school_id = any(${schools}::uuid[])`] : []),
    ...(partner.some(({ schoolId }) => schoolId === null)
      ? [isShared]
      : partner.length > 0
        ? [Prisma.sql`(${isShared} and c.school_id = any(${schoolsOf(partner)}::uuid[]))`]
        : []),
  ];
}

function schoolsOf(roles: readonly HeldRole[]): string[] {
  return roles.flatMap(({ schoolId }) => (schoolId === null ? [] : [schoolId]));
}
