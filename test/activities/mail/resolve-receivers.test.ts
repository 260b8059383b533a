import { describe, expect, it } from '@jest/globals';
import { resolveReceivers } from '../../../activities/mail/resolve-receivers.js';
import type { Addressee, MailedCase, WaitingMail } from '../../../activities/mail/find-mails.js';
import { NOW, givenCase, givenMail, mailed, person, standIn } from './support/given-mail.js';

const TEACHER = person('teacher', 'contact-teacher');
const COORDINATOR = person('coordinator', 'attendance-coordinator');
const LEADER = person('leader', 'school-leadership');
const LEADER_TWO = person('leader-two', 'school-leadership');
const NURSE = person('nurse', 'school-nurse');
const PHFS = person('phfs', 'phfs@');
const EVERYBODY = [TEACHER, COORDINATOR, LEADER, LEADER_TWO, NURSE, PHFS];

/** Writes the receivers as `who: role`, with whom they take the place of. */
function receivers(
  mail: WaitingMail,
  about: MailedCase | undefined,
  people: Addressee[] = EVERYBODY,
): string[] {
  return resolveReceivers(mail, about, people, NOW).map(
    ({ person: { staffId }, role, insteadOf }) =>
      `${staffId}: ${role}${insteadOf.length > 0 ? ` instead of ${insteadOf.join(', ')}` : ''}`,
  );
}

describe('who receives an e-mail', () => {
  const overdue = givenMail({
    template: 'overdue',
    toRoles: ['contact-teacher', 'attendance-coordinator'],
  });

  it('the holder and the coordinator of the case’s school', () => {
    const elsewhere = person('far-coordinator', 'attendance-coordinator@south');
    expect(receivers(overdue, mailed(givenCase()), [...EVERYBODY, elsewhere])).toEqual([
      'teacher: contact-teacher',
      'coordinator: attendance-coordinator',
    ]);
  });

  it('everybody who holds the role', () => {
    const mail = givenMail({ template: 'leadership-informed', toRoles: ['school-leadership'] });
    expect(receivers(mail, mailed(givenCase()))).toEqual([
      'leader: school-leadership',
      'leader-two: school-leadership',
    ]);
  });

  it('each person once, in the first role, when one person holds several', () => {
    const both = person('teacher', 'contact-teacher', 'attendance-coordinator');
    expect(receivers(overdue, mailed(givenCase()), [both, LEADER])).toEqual([
      'teacher: contact-teacher',
    ]);
  });

  it('leadership, told so, when the case has no holder (ROLE-COORDINATOR)', () => {
    expect(receivers(overdue, mailed(givenCase({ holderId: null })))).toEqual([
      'leader: school-leadership instead of contact-teacher',
      'leader-two: school-leadership instead of contact-teacher',
      'coordinator: attendance-coordinator',
    ]);
  });

  it('leadership, told so, when the holder has left', () => {
    const mail = givenMail({ template: 'due-today', toRoles: ['contact-teacher'] });
    expect(receivers(mail, mailed(givenCase()), [LEADER])).toEqual([
      'leader: school-leadership instead of contact-teacher',
    ]);
  });

  it('leadership, told so, when the core already addresses it for want of a teacher', () => {
    const mail = givenMail({ template: 'due-today', toRoles: ['school-leadership'] });
    const noHolder = mailed(givenCase({ holderId: null }));
    expect(receivers(mail, noHolder, [LEADER])).toEqual([
      'leader: school-leadership instead of contact-teacher',
    ]);
    const afterNoShow = mailed(
      givenCase({ holderId: null, responsibleInstead: 'school-leadership' }),
    );
    expect(receivers(mail, afterNoShow, [LEADER])).toEqual(['leader: school-leadership']);
  });

  it('leadership, told so, when the school has no coordinator', () => {
    expect(receivers(overdue, mailed(givenCase()), [TEACHER, LEADER])).toEqual([
      'teacher: contact-teacher',
      'leader: school-leadership instead of attendance-coordinator',
    ]);
  });

  it('leadership once, told so, when it is addressed itself too', () => {
    const mail = givenMail({
      template: 'overdue-escalated',
      toRoles: ['contact-teacher', 'attendance-coordinator', 'school-leadership'],
    });
    expect(receivers(mail, mailed(givenCase()), [TEACHER, LEADER])).toEqual([
      'teacher: contact-teacher',
      'leader: school-leadership instead of attendance-coordinator',
    ]);
  });

  it('nobody who acted', () => {
    const mail = { ...overdue, exceptStaffId: 'teacher' };
    expect(receivers(mail, mailed(givenCase()))).toEqual(['coordinator: attendance-coordinator']);
  });

  it('municipal roles whatever the school', () => {
    const mail = givenMail({ template: 'calendar-missing', toRoles: ['municipal-administrator'] });
    const admin = person('admin', 'municipal-administrator@');
    expect(receivers({ ...mail, caseId: null }, undefined, [admin, LEADER])).toEqual([
      'admin: municipal-administrator',
    ]);
  });

  it('leadership of the school that a mail about no case names', () => {
    const mail = givenMail({
      template: 'open-cases',
      toRoles: ['school-leadership'],
      data: { schoolId: 'south' },
    });
    const far = person('far-leader', 'school-leadership@south');
    expect(receivers({ ...mail, caseId: null }, undefined, [...EVERYBODY, far])).toEqual([
      'far-leader: school-leadership',
    ]);
  });
});

describe('stand-ins', () => {
  const mail = givenMail({ template: 'due-today', toRoles: ['contact-teacher'] });
  const substitute = person('substitute', 'contact-teacher');
  const people = [...EVERYBODY, substitute];
  it.each([
    ['on their dates come in place of the teacher', { from: '2026-09-10', to: '2026-09-14' }, true],
    ['without dates come in place of the teacher', {}, true],
    ['before their dates receive nothing', { from: '2026-09-15', to: null }, false],
    ['after their dates receive nothing', { from: null, to: '2026-09-13' }, false],
    ['who were withdrawn receive nothing', { status: 'withdrawn' as const }, false],
  ])('%s', (_, change, receives) => {
    const assignments = [standIn({ staffId: 'substitute', role: 'contact-teacher', ...change })];
    expect(receivers(mail, mailed(givenCase({ assignments })), people)).toEqual([
      receives ? 'substitute: contact-teacher' : 'teacher: contact-teacher',
    ]);
  });

  it('who have left give way to the teacher again', () => {
    const assignments = [standIn({ staffId: 'substitute', role: 'contact-teacher' })];
    expect(receivers(mail, mailed(givenCase({ assignments })))).toEqual([
      'teacher: contact-teacher',
    ]);
  });

  it('come in place of the coordinator too', () => {
    const assignments = [standIn({ staffId: 'substitute', role: 'attendance-coordinator' })];
    const toCoordinator = givenMail({
      template: 'overdue',
      toRoles: ['attendance-coordinator'],
    });
    expect(receivers(toCoordinator, mailed(givenCase({ assignments })), people)).toEqual([
      'substitute: attendance-coordinator',
    ]);
  });
});

describe('staff addressed by name', () => {
  const meeting = givenMail({
    template: 'meeting',
    toRoles: ['contact-teacher'],
    toStaffIds: ['teacher', 'nurse', 'leader'],
  });

  it('receive it in the role they have at the school, and nobody twice', () => {
    expect(receivers(meeting, mailed(givenCase()))).toEqual([
      'teacher: contact-teacher',
      'leader: school-leadership',
      'nurse: school-nurse',
    ]);
  });

  it('are the contact teacher when they hold the case, whatever else they are', () => {
    const holder = person('teacher', 'school-leadership', 'contact-teacher');
    const mail = { ...meeting, toRoles: [] };
    expect(receivers(mail, mailed(givenCase()), [holder])).toEqual(['teacher: contact-teacher']);
  });

  it('receive a request to take over in the role they are asked for', () => {
    const asked = standIn({
      staffId: 'newcomer',
      role: 'contact-teacher',
      kind: 'handover',
      status: 'asked',
    });
    const mail = givenMail({
      template: 'handover-asked',
      toStaffIds: ['newcomer'],
      data: { assignmentId: asked.id },
    });
    const newcomer = person('newcomer', 'subject-teacher');
    expect(receivers(mail, mailed(givenCase({ assignments: [asked] })), [newcomer])).toEqual([
      'newcomer: contact-teacher',
    ]);
  });
});
