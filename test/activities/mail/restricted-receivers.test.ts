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

describe('a protected address', () => {
  const protectedCase = mailed(givenCase({ protectedAddress: true }), {
    leaderId: 'leader',
    staffIds: [],
  });

  it('lets the teacher and the one leader receive, and no coordinator or other leader', () => {
    const mail = givenMail({
      template: 'overdue-escalated',
      toRoles: ['contact-teacher', 'attendance-coordinator', 'school-leadership'],
    });
    expect(receivers(mail, protectedCase)).toEqual([
      'teacher: contact-teacher',
      'leader: school-leadership',
    ]);
  });

  it('keeps staff that nobody named out of a meeting’s mails', () => {
    const mail = givenMail({
      template: 'meeting',
      toRoles: ['contact-teacher'],
      toStaffIds: ['nurse', 'leader-two', 'leader'],
    });
    expect(receivers(mail, protectedCase)).toEqual([
      'teacher: contact-teacher',
      'leader: school-leadership',
    ]);
    const named = mailed(givenCase({ protectedAddress: true }), {
      leaderId: 'leader',
      staffIds: ['nurse'],
    });
    expect(receivers(mail, named)).toEqual([
      'teacher: contact-teacher',
      'leader: school-leadership',
      'nurse: school-nurse',
    ]);
  });

  it('lets whom the leader asked to take over receive the question', () => {
    const asked = standIn({
      staffId: 'nurse',
      role: 'contact-teacher',
      kind: 'handover',
      status: 'asked',
    });
    const about = mailed(givenCase({ protectedAddress: true, assignments: [asked] }), {
      leaderId: 'leader',
      staffIds: [],
    });
    const mail = givenMail({
      template: 'handover-asked',
      toStaffIds: ['nurse'],
      data: { assignmentId: asked.id },
    });
    expect(receivers(mail, about)).toEqual(['nurse: contact-teacher']);
  });
});

describe('partners', () => {
  const toPhfs = givenMail({ template: 'due-soon', toRoles: ['phfs'] });
  const waiting = {
    phase: 'awaiting-bup-meeting' as const,
    arena: 'bup' as const,
    liftedTo: ['bup' as const],
  };
  const word = {
    seq: 1,
    by: 'mor',
    status: 'given' as const,
    covers: ['bup' as const],
    form: 'written' as const,
    recordedAt: NOW,
  };

  it('receive by their role while consent for their arena holds', () => {
    const c = givenCase({ ...waiting, consents: [word], studentViewOnRecord: true });
    expect(receivers(toPhfs, mailed(c))).toEqual(['phfs: phfs']);
  });

  it('receive nothing once it does not', () => {
    const c = givenCase({ ...waiting, consents: [], studentViewOnRecord: true });
    expect(receivers(toPhfs, mailed(c))).toEqual([]);
  });

  it('are still told that a meeting is cancelled and that the case is closed', () => {
    const c = mailed(givenCase({ phase: 'closed', closedAt: NOW }));
    const closed = givenMail({ template: 'case-closed', toRoles: ['phfs'] });
    const meeting = {
      meetingId: 'm',
      kind: 'bup',
      method: 'CANCEL' as const,
      sequence: 1,
      scheduledFor: NOW,
    };
    const cancelled = givenMail({ template: 'meeting', toRoles: ['phfs'], data: { meeting } });
    expect(receivers(closed, c)).toEqual(['phfs: phfs']);
    expect(receivers(cancelled, c)).toEqual(['phfs: phfs']);
  });
});
