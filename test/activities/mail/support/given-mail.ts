import { randomUUID } from 'node:crypto';
import type { Assignment, CaseSetting, ConcernCase } from '../../../../domain/case.js';
import type { Role, Template } from '../../../../domain/codes.js';
import { openCase } from '../../../../domain/open-case.js';
import { loadGuide } from '../../../../guide/load-guide.js';
import type { Addressee, MailedCase, WaitingMail } from '../../../../activities/mail/find-mails.js';

/** A Monday morning in a week of teaching, 09:00 in Oslo. */
export const NOW = '2026-09-14T07:00:00.000Z';
export const guide = loadGuide();
export const SETTING: CaseSetting = {
  guide: guide.rules,
  calendar: {
    id: 'calendar',
    version: 1,
    years: [{ firstDay: '2026-08-17', lastDay: '2027-06-18', closed: [] }],
    closedDays: [],
    publicHolidays: [],
  },
  localMeetingDates: [],
};

/** Makes the case that a first unexcused lesson opens for the holder `teacher` at the school `north`. */
export function givenCase(change: Partial<ConcernCase> = {}): ConcernCase {
  const opening = {
    id: randomUUID(),
    studentId: randomUUID(),
    schoolId: 'north',
    protectedAddress: false,
    ageBand: '12-to-14' as const,
    guardianIds: ['mor'],
    holderId: 'teacher',
    trigger: 'first-unexcused' as const,
  };
  const opened = openCase(opening, { now: NOW, actor: { kind: 'program' }, setting: SETTING });
  return { ...opened.case, ...change };
}

/** Wraps a case as a round of sending finds it. */
export function mailed(
  c: ConcernCase,
  named: MailedCase['view']['named'] = { leaderId: null, staffIds: [] },
): MailedCase {
  return {
    caseNumber: 'N-7K3F-Q2XM',
    view: { case: c, setting: SETTING, contactTeacherId: c.holderId, named },
  };
}

export function givenMail(change: Partial<WaitingMail> & { template: Template }): WaitingMail {
  return {
    id: randomUUID(),
    caseId: 'case',
    toRoles: [],
    toStaffIds: [],
    exceptStaffId: null,
    data: {},
    plannedAt: NOW,
    wasGivenUp: false,
    ...change,
  };
}

/** Makes an active person with roles at the school `north`, or `role@school`; `role@` belongs to the municipality. */
export function person(staffId: string, ...roles: string[]): Addressee {
  return {
    staffId,
    sourceId: staffId,
    email: `${staffId}@skole.example`,
    locale: 'nb',
    roles: roles.map((written) => {
      const [role, school = 'north'] = written.split('@');
      return { role: role as Role, schoolId: school === '' ? null : school };
    }),
  };
}

export function standIn(change: Partial<Assignment> & { staffId: string; role: Role }): Assignment {
  return {
    id: randomUUID(),
    from: null,
    to: null,
    kind: 'stand-in',
    status: 'active',
    schoolId: null,
    answerBy: null,
    ...change,
  };
}
