import { isAsked } from './access/standings.js';
import type { ConcernCase, CaseSetting } from './case.js';
import type { Arena, Role } from './codes.js';
import { consentStatus, type ConsentContext } from './consent.js';
import { dateOf, type Instant } from './local-time.js';

/** Lists who sits in the meeting of each arena beside the school itself. @guide Tverrfaglige møter */
export const ARENA_SEATS: Readonly<Record<Arena, readonly Role[]>> = {
  local: ['school-nurse', 'ppa'],
  central: ['ppa', 'phfs', 'school-nurse', 'child-welfare', 'service-desk'],
  bup: ['phfs', 'service-desk', 'child-welfare', 'ppa', 'school-nurse', 'bup'],
  'bridge-builders': ['phfs', 'ppa', 'child-welfare', 'service-desk', 'bridge-builders'],
};

/** Names who leads an arena's meeting, where it is not the school. @guide Tverrfaglige møter */
export const ARENA_LEADERS: Readonly<Partial<Record<Arena, Role>>> = {
  central: 'phfs',
  bup: 'phfs',
};

const SCHOOL_WIDE: readonly Role[] = ['attendance-coordinator', 'school-leadership'];

/** Says on what ground somebody reaches a case; each is a code of the access log. */
export type Ground =
  | 'own-student'
  | 'stand-in'
  | 'own-school'
  | 'named'
  | 'handover'
  | 'consent'
  | 'nurse-information'
  | 'data-protection'
  | 'own-command'
  | 'break-glass'
  | 'system-client';

/**
 * Says how much of a case is shown: everything; what a partner gets (without step 2's findings, unless the nurse's consent
 * covers them); step 2's findings alone; or codes and dates.
 */
export type Sight = 'everything' | 'lifted' | 'lifted-and-findings' | 'findings' | 'codes';

export interface Relation {
  roles: Role[];
  ground: Ground;
  sight: Sight;
}

/** Holds a case with what the roster says about its student. */
export interface CaseInView {
  case: ConcernCase;
  setting: CaseSetting;
  /** The student's contact teacher in the roster, who may not have accepted the case yet. */
  contactTeacherId: string | null;
  /** For a protected address: the one member of leadership, and everybody whom the roster names. */
  named: { leaderId: string | null; staffIds: string[] };
}

export interface Person {
  staffId: string;
  roles: { role: Role; schoolId: string | null }[];
}

/** Tells how an active person relates to a case right now; undefined when the case does not exist for them. What they may do with it says `decide`. */
export function relate(view: CaseInView, person: Person, now: Instant): Relation | undefined {
  const held = heldRoles(view, person, now);
  const school = view.case.protectedAddress
    ? namedLeaderRoles(view, person)
    : person.roles
        .filter((r) => SCHOOL_WIDE.includes(r.role) && r.schoolId === view.case.schoolId)
        .map((r) => r.role);
  const partner = partnerRoles(view, person, now);
  const roles = [...new Set([...held.roles, ...school, ...partner])];

  if (held.ground === 'own-student') return { roles, ground: held.ground, sight: 'everything' };
  if (school.length > 0) {
    const ground = view.case.protectedAddress ? 'named' : 'own-school';
    return { roles, ground, sight: 'everything' };
  }
  if (held.ground) return { roles, ground: held.ground, sight: 'everything' };
  if (view.case.protectedAddress && view.named.staffIds.includes(person.staffId)) {
    return { roles, ground: 'named', sight: 'everything' };
  }
  if (isAsked(view.case, person.staffId)) {
    const isOwn = view.contactTeacherId === person.staffId;
    return { roles, ground: 'handover', sight: isOwn ? 'everything' : 'codes' };
  }
  return relateToPartner(view, person, partner, now);
}

function heldRoles(
  { case: c, contactTeacherId }: CaseInView,
  { staffId }: Person,
  now: Instant,
): { roles: Role[]; ground?: Ground } {
  if (c.holderId === staffId) return { roles: ['contact-teacher'], ground: 'own-student' };
  if (c.phase === 'closed' && contactTeacherId === staffId) {
    return { roles: ['contact-teacher'], ground: 'own-student' };
  }
  const own = c.assignments.filter(
    (a) => a.kind === 'stand-in' && a.status === 'active' && a.staffId === staffId,
  );
  if (own.length === 0) return { roles: [] };
  const today = dateOf(now);
  const roles = own
    .filter((a) => (a.from === null || a.from <= today) && (a.to === null || today <= a.to))
    .map((a) => a.role);
  return roles.length > 0 ? { roles, ground: 'stand-in' } : { roles: [] };
}

/** The one named leader has the coordinator's place too; other leaders and coordinators have none. */
function namedLeaderRoles({ named }: CaseInView, { staffId }: Person): Role[] {
  return named.leaderId === staffId ? ['school-leadership', 'attendance-coordinator'] : [];
}

function partnerRoles(view: CaseInView, person: Person, now: Instant): Role[] {
  const { case: c, setting, named } = view;
  if (c.protectedAddress && !named.staffIds.includes(person.staffId)) return [];
  const roles = rolesAtSchool(person, c.schoolId);
  // A list asks this of each case: what was consented to is looked at only for arenas in which they sit.
  const own = c.liftedTo.filter((arena) => ARENA_SEATS[arena].some((seat) => roles.includes(seat)));
  const seated = seatedRoles(c, own, consentOn(setting, now));
  return roles.filter((role) => seated.includes(role));
}

/** Lists the roles that sit in one of these arenas, to which the case is lifted, and whose consent holds now. */
function seatedRoles(c: ConcernCase, arenas: readonly Arena[], context: ConsentContext): Role[] {
  if (c.phase === 'closed' || c.phase === 'watching') return [];
  return arenas
    .filter((arena) => consentStatus(c, arena, context) === 'sufficient')
    .flatMap((arena) => ARENA_SEATS[arena]);
}

/**
 * Lists the partner roles that consent lets in now, for the second lock: a partner of the municipality by the role alone, one of a
 * school by `role@school`. None for a protected address, whose partners are named one by one.
 */
export function sharedWith(c: ConcernCase, setting: CaseSetting, now: Instant): string[] {
  if (c.protectedAddress) return [];
  const nurse: Role[] = areFindingsShared(c, setting, now) ? ['school-nurse'] : [];
  const roles = new Set([...seatedRoles(c, c.liftedTo, consentOn(setting, now)), ...nurse]);
  return [...roles].flatMap((role) => [role, `${role}@${c.schoolId}`]);
}

function relateToPartner(
  view: CaseInView,
  person: Person,
  partner: Role[],
  now: Instant,
): Relation | undefined {
  const knowsFindings = mayKnowFindings(view, person, now);
  if (partner.length > 0) {
    const sight = knowsFindings ? 'lifted-and-findings' : 'lifted';
    return { roles: partner, ground: 'consent', sight };
  }
  if (!knowsFindings) return undefined;
  return { roles: ['school-nurse'], ground: 'nurse-information', sight: 'findings' };
}

function mayKnowFindings(view: CaseInView, person: Person, now: Instant): boolean {
  const { case: c, setting } = view;
  return (
    rolesAtSchool(person, c.schoolId).includes('school-nurse') && areFindingsShared(c, setting, now)
  );
}

function areFindingsShared(c: ConcernCase, setting: CaseSetting, now: Instant): boolean {
  return (
    c.phase !== 'closed' &&
    c.phase !== 'watching' &&
    !c.protectedAddress &&
    c.meetings.some((m) => m.kind === 'mapping' && m.status === 'held') &&
    consentStatus(c, 'school-nurse-information', consentOn(setting, now)) === 'sufficient'
  );
}

/** Roles bound to no school serve them all. */
function rolesAtSchool(person: Person, schoolId: string): Role[] {
  return person.roles
    .filter((r) => r.schoolId === null || r.schoolId === schoolId)
    .map((r) => r.role);
}

function consentOn({ guide }: CaseSetting, now: Instant): ConsentContext {
  return { guide, now };
}
