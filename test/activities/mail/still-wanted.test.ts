import { describe, expect, it } from '@jest/globals';
import { TEMPLATES, type Template } from '../../../domain/codes.js';
import { whyUnwanted } from '../../../activities/mail/still-wanted.js';
import { NOW, givenCase, givenMail } from './support/given-mail.js';

const DUE = '2026-09-14';
const open = givenCase();
const closed = givenCase({ phase: 'closed', closedAt: NOW, deadlines: [] });
const reminder = (template: Template, data = {}) =>
  givenMail({ template, data: { phase: 'awaiting-contact', dueOn: DUE, ...data } });

describe('whether a reminder is still wanted', () => {
  it.each([
    ['due-soon', 'before its due day', open, '2026-09-10', {}, undefined],
    ['due-soon', 'once its due day has passed', open, '2026-09-15', {}, 'outdated'],
    ['due-today', 'on its due day', open, DUE, {}, undefined],
    ['due-today', 'the day after', open, '2026-09-15', {}, 'outdated'],
    ['overdue', 'while nothing is done', open, '2026-09-15', {}, undefined],
    ['overdue', 'when due has moved', open, '2026-09-15', { dueOn: '2026-09-11' }, 'deadline-met'],
    ['overdue', 'when the phase is left', open, DUE, { phase: 'drafting' }, 'phase-left'],
    ['overdue-escalated', 'when the case is closed', closed, DUE, {}, 'case-closed'],
    ['trigger-added', 'while the case is open', open, DUE, {}, undefined],
    ['trigger-added', 'when the case is closed', closed, DUE, {}, 'case-closed'],
  ] as const)('%s %s', (template, _, c, today, data, why) => {
    expect(whyUnwanted(reminder(template, data), c, today)).toBe(why);
  });

  it('takes the evaluation’s deadline for one and the same in trial and in awaiting-evaluation', () => {
    const c = givenCase({ phase: 'awaiting-evaluation' });
    const mail = reminder('due-today', { phase: 'trial' });
    expect(whyUnwanted(mail, c, DUE)).toBeUndefined();
  });

  it('asks for a check no more once only the evaluation is left', () => {
    const evaluation = { ...open.deadlines[0]!, kind: 'evaluation' as const, dueOn: '2026-10-01' };
    const c = givenCase({ phase: 'trial', deadlines: [evaluation] });
    const mail = reminder('overdue', { phase: 'trial', dueOn: '2026-09-24' });
    expect(whyUnwanted(mail, c, '2026-09-25')).toBe('deadline-met');
  });

  it('reminds of a duty until it is done, also after the case closed', () => {
    const duty = {
      id: 'duty',
      kind: 'exemption' as const,
      openedAt: NOW,
      dueOn: DUE,
      responsible: 'school-leadership' as const,
      items: [],
      doneAt: null as string | null,
    };
    const mail = givenMail({ template: 'duty-due', data: { dutyId: 'duty' } });
    expect(whyUnwanted(mail, { ...closed, duties: [duty] }, DUE)).toBeUndefined();
    const done = { ...closed, duties: [{ ...duty, doneAt: NOW }] };
    expect(whyUnwanted(mail, done, DUE)).toBe('duty-done');
  });

  const always = TEMPLATES.filter(
    (t) => !['due-', 'overdue', 'trigger-', 'duty-due'].some((start) => t.startsWith(start)),
  );
  it.each(always)(
    '%s tells of something that happened, so it goes out on a closed case too',
    (t) => {
      expect(whyUnwanted(givenMail({ template: t }), closed, DUE)).toBeUndefined();
    },
  );

  it('sends nothing about a case that is not there', () => {
    expect(whyUnwanted(givenMail({ template: 'case-opened' }), undefined, DUE)).toBe(
      'case-unknown',
    );
  });
});

describe('whether a mail about no single case is still wanted', () => {
  const missing = givenMail({
    template: 'calendar-missing',
    caseId: null,
    data: { lastDay: '2027-06-18' },
  });
  const list = givenMail({ template: 'open-cases', caseId: null });

  it.each([
    [missing, { calendarKnownUntil: '2027-06-18' }, undefined],
    [missing, { calendarKnownUntil: '2028-06-16' }, 'calendar-known'],
    [list, { openCaseNumbers: ['N-7K3F-Q2XM'] }, undefined],
    [list, { openCaseNumbers: [] }, 'no-open-cases'],
  ])('%# depends on what has come meanwhile', (mail, facts, why) => {
    expect(whyUnwanted(mail, undefined, DUE, facts)).toBe(why);
  });
});
