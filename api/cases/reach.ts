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

// What costs least comes first: PostgreSQL asks on only where it is not met. None looks into the state, which is most of a row, and
// each is a condition on the case alone, so that an index finds the few.
function waysOf({ staffId, roles }: { staffId: string; roles: readonly HeldRole[] }): Prisma.Sql[] {
  const schools = schoolsOf(roles.filter(({ role }) => SCHOOL_WIDE.has(role)));
  const partner = roles.filter(({ role }) => PARTNERS.has(role));
  const isShared = Prisma.sql`(c.closed_at is null and c.shared_with <> '{}')`;
  return [
    ...(schools.length > 0 ? [Prisma.sql`c.school_id = any(${schools}::uuid[])`] : []),
    Prisma.sql`c.reader_ids @> array[${staffId}::uuid]`,
    Prisma.sql`(c.closed_at is not null and c.student_id = any(array(
      select id from student where contact_teacher_id = ${staffId}::uuid)))`,
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
