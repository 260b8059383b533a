import { fromDateColumn } from '../../../prisma/local-dates.js';
import type { StoredStudent } from '../compare-students.js';
import type { PeoplePage, UserRow } from './find-people.js';
import type { StoredRow } from './roster-rows.js';

/** The kind of class that OneRoster knows as a student's own: its teacher is the contact teacher. */
const OWN_CLASS = 'homeroom';
const GUARDIAN_ROLES: ReadonlySet<string> = new Set(['guardian', 'parent', 'relative']);
/** Who follows up a student in no role of ours still is a member of staff, whom roles can be given to here. */
const STAFF_ROLES: ReadonlySet<string> = new Set([
  'aide',
  'counselor',
  'districtAdministrator',
  'principal',
  'proctor',
  'siteAdministrator',
  'systemAdministrator',
  'teacher',
]);

/** Tells whether a user of a source is a student, or of the staff; others are guardians. */
export function kindOfUser(page: PeoplePage, userId: string): 'student' | 'staff' | 'other' {
  const roles = page.roles.get(userId) ?? [];
  if (roles.some(({ role }) => role === 'student')) return 'student';
  return roles.some(({ role }) => STAFF_ROLES.has(role)) ? 'staff' : 'other';
}

/** Writes a member of staff as `PUT /staff` takes it: what a source says of roles becomes those that a register sets. */
export function staffBodyOf(page: PeoplePage, user: UserRow) {
  const taught = (page.roles.get(user.sourcedId) ?? []).flatMap(({ role, orgId }) =>
    role === 'teacher' && orgId !== null ? [{ role: 'subject-teacher', schoolId: orgId }] : [],
  );
  const led = ownClassesOf(page, user.sourcedId)
    .filter((own) => contactTeacherOf(page, own) === user.sourcedId)
    .flatMap(({ content: { schoolId } }) =>
      schoolId === null ? [] : [{ role: 'contact-teacher', schoolId }],
    );
  return {
    name: nameOf(user),
    email: user.content.email ?? '',
    roles: [...led, ...taught],
    active: isActive(user),
  };
}

/** Writes a student as `PUT /students` takes it. What a source does not say stays as it is stored. */
export function studentBodyOf(page: PeoplePage, user: UserRow, stored: StoredStudent | undefined) {
  const [own] = ownClassesOf(page, user.sourcedId);
  const school = (page.roles.get(user.sourcedId) ?? []).find(({ role }) => role === 'student');
  const keptTeacher = stored?.contactTeacher?.sourceId ?? null;
  const birthDate = page.birthDates.get(user.sourcedId);
  return {
    name: nameOf(user),
    birthDate: birthDate ?? (stored && fromDateColumn(stored.birthDate)),
    schoolId: school?.orgId ?? own?.content.schoolId ?? stored?.school.sourceId,
    className: own?.content.title ?? stored?.className,
    contactTeacherId: own ? contactTeacherOf(page, own) : keptTeacher,
    protectedAddress:
      stored?.protectedHere == null ? (stored?.protectedAddress ?? null) : stored.protectedSaid,
    namedStaff: stored?.namedStaff.map(({ staff }) => staff.sourceId) ?? [],
    active: isActive(user),
    guardians: user.content.agentIds.flatMap((id) => guardianOf(page, id, stored) ?? []),
  };
}

/**
 * Parental responsibility is not inferred from kinship: a source says it outright, or by the role `guardian`; of a mere `parent` or
 * `relative` what is stored stays, and a new one has none until somebody says so.
 */
function guardianOf(page: PeoplePage, id: string, stored: StoredStudent | undefined) {
  const agent = page.others.get(id);
  const roles = (page.roles.get(id) ?? []).filter(({ role }) => GUARDIAN_ROLES.has(role));
  if (!agent || roles.length === 0 || !isActive(agent)) return undefined;
  const before = stored?.guardians.find((g) => g.sourceId === id);
  const known = before?.blockedHere ? before.responsibilitySaid : before?.parentalResponsibility;
  const isGuardian = roles.some(({ role }) => role === 'guardian');
  return {
    guardianId: id,
    name: nameOf(agent),
    parentalResponsibility: agent.content.parentalResponsibility ?? (isGuardian || known === true),
    email: agent.content.email,
    phone: agent.content.phone,
  };
}

function ownClassesOf(page: PeoplePage, userId: string): StoredRow<'classes'>[] {
  return (page.enrollments.get(userId) ?? [])
    .flatMap(({ classId }) => page.classes.get(classId ?? '') ?? [])
    .filter(({ content }) => content.classType === OWN_CLASS);
}

/** Of a class with several teachers the primary one counts, then the first by id; who has left counts not. */
function contactTeacherOf(page: PeoplePage, { sourcedId }: StoredRow<'classes'>): string | null {
  const teachers = (page.teachers.get(sourcedId) ?? []).flatMap(({ userId, content }) => {
    const user = page.others.get(userId ?? '');
    return user && isActive(user) ? [{ id: user.sourcedId, primary: content.primary }] : [];
  });
  return (teachers.find(({ primary }) => primary) ?? teachers[0])?.id ?? null;
}

/** Tells whether a source still counts a user among its own. */
export function isActive({ deleted, content }: UserRow): boolean {
  return !deleted && content.enabled;
}

function nameOf({ content: { givenName, familyName } }: UserRow): string {
  return [givenName, familyName].filter((part) => part !== null).join(' ');
}
