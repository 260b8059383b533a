import { PHASE_FACTS } from '../../domain/phases.js';
import {
  PARTNER_ROLES,
  ROLES,
  SCHOOL_ROLES,
  type Phase,
  type Role,
  type Template,
} from '../../domain/codes.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import { decide } from '../../domain/access/decide.js';
import type { Addressee, MailedCase, WaitingMail } from './find-mails.js';

/** Holds one who receives an e-mail, the role in which they are addressed, and in whose place where nobody holds that role. */
export interface Receiver {
  person: Addressee;
  role: Role;
  insteadOf: Role[];
}

/** Roles that only count at the case's own school; all others may serve every school. */
const AT_OWN_SCHOOL: readonly Role[] = SCHOOL_ROLES;
const PARTNERS: readonly Role[] = PARTNER_ROLES;
const LEADERSHIP_STEPS_IN: readonly Role[] = ['contact-teacher', 'attendance-coordinator'];
/** E-mails to whoever is responsible for the phase: where leadership is so only for want of a teacher, they say it. */
const TO_RESPONSIBLE: readonly Template[] = [
  'case-opened',
  'phase-entered',
  'due-soon',
  'due-today',
  'overdue',
  'overdue-escalated',
  'meeting',
  'trigger-added',
  'due-changed',
];

/**
 * Finds who receives an e-mail right now: the people in its roles at the case's school and the staff it names, each once, minus who
 * acted. Stand-ins come in place of those they stand in for; leadership in place of a missing contact teacher or coordinator.
 * @guide ROLE-COORDINATOR
 */
export function resolveReceivers(
  mail: WaitingMail,
  about: MailedCase | undefined,
  people: readonly Addressee[],
  now: Instant,
): Receiver[] {
  const receivers = new Map<string, Receiver>();
  const add = (person: Addressee, role: Role, insteadOf: Role[]) => {
    const present = receivers.get(person.staffId);
    if (present) present.insteadOf = [...new Set([...present.insteadOf, ...insteadOf])];
    else receivers.set(person.staffId, { person, role, insteadOf });
  };
  const roles = about ? replaceCoordinator(mail.toRoles, about) : mail.toRoles;
  for (const role of roles) {
    const holders = holdersOf(role, mail, about, people, now);
    if (holders.length === 0 && about && LEADERSHIP_STEPS_IN.includes(role)) {
      for (const leader of holdersOf('school-leadership', mail, about, people, now)) {
        add(leader, 'school-leadership', [role]);
      }
    }
    for (const person of holders) {
      if (about && !mayKnow(mail, about, person, role, now)) continue;
      const lacksTeacher = role === 'school-leadership' && standsInForTeacher(mail, about);
      add(person, role, lacksTeacher ? ['contact-teacher'] : []);
    }
  }
  for (const person of people.filter((p) => mail.toStaffIds.includes(p.staffId))) {
    if (isNamed(about, person)) add(person, ownRole(mail, about, person), []);
  }
  if (mail.exceptStaffId !== null) receivers.delete(mail.exceptStaffId);
  return [...receivers.values()];
}

/** For a protected address the one leader has the coordinator's place. */
function replaceCoordinator(roles: readonly Role[], { view }: MailedCase): Role[] {
  if (!view.case.protectedAddress) return [...roles];
  return [...new Set(roles.map((r) => (r === 'attendance-coordinator' ? 'school-leadership' : r)))];
}

function holdersOf(
  role: Role,
  mail: WaitingMail,
  about: MailedCase | undefined,
  people: readonly Addressee[],
  now: Instant,
): Addressee[] {
  const byIds = (ids: readonly (string | null)[]) => people.filter((p) => ids.includes(p.staffId));
  if (!about) return people.filter((p) => holds(p, role, mail.data.schoolId));
  const { case: c, named } = about.view;
  const standIns = byIds(standInIds(about, role, dateOf(now)));
  if (standIns.length > 0) return standIns;
  if (role === 'contact-teacher') return byIds([c.holderId]);
  if (c.protectedAddress && role === 'school-leadership') return byIds([named.leaderId]);
  return people.filter((p) => holds(p, role, c.schoolId) && isNamed(about, p));
}

function holds(person: Addressee, role: Role, schoolId: string | undefined): boolean {
  return person.roles.some(
    (r) =>
      r.role === role &&
      (r.schoolId === schoolId || (r.schoolId === null && !AT_OWN_SCHOOL.includes(role))),
  );
}

function standInIds({ view }: MailedCase, role: Role, today: string): string[] {
  return view.case.assignments
    .filter((a) => a.kind === 'stand-in' && a.status === 'active' && a.role === role)
    .filter((a) => (a.from === null || a.from <= today) && (a.to === null || today <= a.to))
    .map((a) => a.staffId);
}

/** A protected case is known to its teacher, the one leader, whom the roster names and whom the leader assigned; nobody else. */
function isNamed(about: MailedCase | undefined, { staffId }: Addressee): boolean {
  if (!about?.view.case.protectedAddress) return true;
  const { case: c, named } = about.view;
  const assigned = c.assignments.filter((a) => a.status === 'asked' || a.status === 'active');
  return (
    c.holderId === staffId ||
    named.leaderId === staffId ||
    named.staffIds.includes(staffId) ||
    assigned.some((a) => a.staffId === staffId)
  );
}

/** Partners are told by their role only while they may see the case, and of what ends: a cancelled meeting, a closed case. */
function mayKnow(
  { template, data }: WaitingMail,
  { view }: MailedCase,
  person: Addressee,
  role: Role,
  now: Instant,
): boolean {
  if (!PARTNERS.includes(role) || template === 'case-closed') return true;
  if (template === 'meeting' && data.meeting?.method === 'CANCEL') return true;
  return decide({ kind: 'person', person, bounds: null }, 'read', { view, now }).allowed;
}

function standsInForTeacher(
  { template, toRoles, data }: WaitingMail,
  about: MailedCase | undefined,
): boolean {
  if (!about || !TO_RESPONSIBLE.includes(template)) return false;
  const { case: c } = about.view;
  const phase = (data.phase ?? c.phase) as Phase;
  return (
    c.holderId === null &&
    c.responsibleInstead === null &&
    !toRoles.includes('contact-teacher') &&
    PHASE_FACTS[phase].responsible === 'contact-teacher'
  );
}

/** The role of somebody addressed by name: as holder, as whom they were asked to be, or the first they have at that school. */
function ownRole({ data }: WaitingMail, about: MailedCase | undefined, person: Addressee): Role {
  const { case: c } = about?.view ?? {};
  if (c?.holderId === person.staffId) return 'contact-teacher';
  const asked = c?.assignments.find((a) => a.id === data.assignmentId);
  if (asked?.staffId === person.staffId) return asked.role;
  const byOrder = (roles: Addressee['roles']) =>
    ROLES.find((role) => roles.some((r) => r.role === role));
  const here = person.roles.filter((r) => r.schoolId === null || r.schoolId === c?.schoolId);
  return byOrder(here) ?? byOrder(person.roles) ?? 'subject-teacher';
}
