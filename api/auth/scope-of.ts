import { PARTNER_ROLES, type Role } from '../../domain/codes.js';
import type { CallerScope } from '../../prisma/scope.js';
import { personOf, type Caller, type HeldRole } from './caller.js';

const SCHOOL_WIDE: ReadonlySet<Role> = new Set(['attendance-coordinator', 'school-leadership']);
const PARTNERS: ReadonlySet<Role> = new Set(PARTNER_ROLES);

/** Says what the database may show a caller: the outer bound of what the API's own decision lets through. */
export function scopeOf(caller: Caller): CallerScope {
  const person = personOf(caller);
  const roles = person?.roles ?? [];
  return {
    clientId: caller.clientId,
    staffId: person?.staffId ?? null,
    schoolIds: person ? schoolsOf(roles) : 'all',
    partnerRoles: roles.filter(({ role }) => PARTNERS.has(role)).map(partnerRole),
    clientSchools:
      caller.kind === 'person' || caller.client.allSchools ? 'all' : caller.client.schoolIds,
    isDataProtectionOfficer: roles.some(({ role }) => role === 'data-protection-officer'),
  };
}

function schoolsOf(roles: readonly HeldRole[]): string[] {
  return roles.flatMap(({ role, schoolId }) =>
    SCHOOL_WIDE.has(role) && schoolId !== null ? [schoolId] : [],
  );
}

function partnerRole({ role, schoolId }: HeldRole): string {
  return schoolId === null ? role : `${role}@${schoolId}`;
}
