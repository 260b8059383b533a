import { describe, expect, it } from '@jest/globals';
import { DUTY_KINDS, PHASES, TEMPLATES, type Template } from '../../../domain/codes.js';
import type { MailData } from '../../../domain/effects.js';
import { composeLetter } from '../../../activities/mail/compose-letter.js';
import { MailDataError, type MailFacts } from '../../../activities/mail/render-mail.js';
import { MAIL_LINKS } from '../../../guide/mail-variables.js';
import { LOCALES, type Locale } from '../../../guide/texts-schema.js';
import { NOW, guide } from './support/given-mail.js';

const CASE_NUMBER = 'N-7K3F-Q2XM';
const CASE_ID = '0b7b9f2e-5d0f-4a39-9a0e-2f7a5c1d8e11';
const MARKER = 'Zyxmarkør';
const meeting = (method: 'REQUEST' | 'CANCEL', sequence: number) => ({
  meetingId: '4f6f2f6e-8f0e-4f55-8f3c-0d6a4a6f7b22',
  kind: 'local',
  method,
  sequence,
  scheduledFor: '2026-09-17T11:30:00.000Z',
});

/** The data that each template needs, in each of its wordings; the rest is optional. */
const NEEDED: Record<Template, MailData[]> = {
  'case-opened': [{}],
  'leadership-informed': [
    { reason: 'step-2' },
    { reason: 'no-guardian' },
    { reason: 'handover-lapsed' },
    { reason: 'handover-declined' },
  ],
  'phase-entered': PHASES.filter((p) => p !== 'closed').map((phase) => ({ phase })),
  'due-soon': [{ dueOn: '2026-09-17' }],
  'due-today': [{ dueOn: '2026-09-17' }],
  overdue: [{ dueOn: '2026-09-17' }],
  'overdue-escalated': [{ dueOn: '2026-09-17' }],
  meeting: [
    { meeting: meeting('REQUEST', 0) },
    { meeting: meeting('REQUEST', 2) },
    { meeting: meeting('CANCEL', 3) },
  ],
  'trigger-added': [{ count: 2 }],
  'due-changed': [{ dueOn: '2026-09-17' }],
  'holder-missing': [{}],
  'handover-asked': [{ assignmentId: 'a' }],
  'no-show': [{ count: 2 }],
  'duty-opened': DUTY_KINDS.map((dutyKind) => ({ dutyKind, dutyId: 'd' })),
  'duty-due': [{ dutyKind: 'exemption', dutyId: 'd' }],
  'calendar-missing': [{}],
  'open-cases': [{ caseNumbers: [CASE_NUMBER, 'N-2BCD-3FGH'] }],
  'break-glass': [{ reason: 'given' }, { reason: 'to-review' }],
  'case-closed': [{ outcome: 'goal-reached' }],
};
const OPTIONAL: MailData[] = [
  {},
  { dueOn: '2026-09-17', lastDay: '2027-06-18' },
  { phase: 'drafting' },
  { formerDueOn: '2026-09-10' },
  { phase: 'trial', deadline: 'check', dueOn: '2026-09-17', formerDueOn: '2026-09-10' },
];

function isAboutCase(template: Template): boolean {
  return ['case', 'reviews'].includes(MAIL_LINKS[template]);
}

function factsOf(template: Template, data: MailData, change: Partial<MailFacts> = {}): MailFacts {
  return {
    template,
    data,
    caseId: isAboutCase(template) ? CASE_ID : null,
    caseNumber: isAboutCase(template) ? CASE_NUMBER : null,
    toRoles: ['contact-teacher', 'attendance-coordinator'],
    role: 'contact-teacher',
    insteadOf: [],
    dueHour: '16:00',
    ...change,
  };
}

function write(facts: MailFacts[], locale: Locale) {
  const [first, ...others] = facts.map((f) => ({ facts: f, plannedAt: NOW }));
  return composeLetter([first!, ...others], {
    messageId: '<a@naervaer.example>',
    to: 'reader@skole.example',
    from: 'Nærvær <varsel@naervaer.example>',
    locale,
    texts: guide.texts.emails[locale],
    appUrl: 'https://naervaer.example',
  });
}

const EVERY = TEMPLATES.flatMap((template) =>
  LOCALES.flatMap((locale) =>
    NEEDED[template].flatMap((needed) =>
      OPTIONAL.map((optional) => ({ template, locale, data: { ...optional, ...needed } })),
    ),
  ),
);

describe('every e-mail, in every language, with and without what is optional', () => {
  it.each(EVERY)('$template in $locale ($data) is complete', ({ template, locale, data }) => {
    const facts = factsOf(template, data, { insteadOf: ['contact-teacher'] });
    const { subject, text, html } = write([facts], locale);
    expect(subject.trim()).not.toBe('');
    const link = `https://naervaer.example/${
      {
        case: `saker/${CASE_ID}`,
        list: 'saker',
        calendar: 'innstillinger/skoleruter',
        reviews: 'nodtilgang/vurderinger',
      }[MAIL_LINKS[template]]
    }`;
    for (const part of [text, html]) {
      expect(part).toContain(link);
      if (template !== 'calendar-missing') expect(part).toContain(CASE_NUMBER);
      expect(part).not.toMatch(/[{}]|undefined|null|\[object/);
    }
    if (isAboutCase(template)) expect(subject).toContain(CASE_NUMBER);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toMatch(/<img|<script|<style|src=|style=/);
  });

  it.each(EVERY.filter(({ data }) => data.dueOn === undefined && data.meeting === undefined))(
    '$template in $locale ($data) names no day where there is none',
    ({ template, locale, data }) => {
      if (data.formerDueOn !== undefined && template === 'due-changed') return;
      expect(write([factsOf(template, data)], locale).text).not.toMatch(/2026/);
    },
  );

  it.each(TEMPLATES)('%s writes nothing that its data should not hold', (template) => {
    const planted = { ...NEEDED[template][0], trigger: MARKER, dutyKind: MARKER, kind: MARKER };
    const { subject, text, html, calendar } = write([factsOf(template, planted)], 'nb');
    const everything = [subject, text, html, ...calendar.map((c) => c.content)].join('\n');
    expect(everything).not.toContain(MARKER);
  });
});

describe('the link', () => {
  const linked = (template: Template, data: MailData, change: Partial<MailFacts> = {}) =>
    /https:\/\/naervaer\.example(\S*)/.exec(
      write([factsOf(template, data, change)], 'nb').text,
    )?.[1];

  it.each([
    ['due-today', { phase: 'awaiting-contact', dueOn: '2026-09-17' }, 'log-call'],
    ['overdue', { phase: 'trial', deadline: 'check', dueOn: '2026-09-17' }, 'check-plan'],
    ['due-soon', { phase: 'trial', deadline: 'evaluation', dueOn: '2026-09-17' }, 'evaluate-plan'],
    ['phase-entered', { phase: 'awaiting-consent' }, 'record-consent'],
    ['handover-asked', { assignmentId: 'a' }, 'accept-handover'],
    ['duty-due', { dutyKind: 'exemption', dutyId: 'd' }, 'progress-duty/d'],
    ['holder-missing', {}, 'assign'],
  ] as [Template, MailData, string][])('of %s (%j) leads to the form', (template, data, form) => {
    expect(linked(template, data)).toBe(`/saker/${CASE_ID}/${form}`);
  });

  it('leads to the case who is only told, and where there is nothing to send', () => {
    const opened = { phase: 'awaiting-contact' };
    expect(linked('case-opened', opened)).toBe(`/saker/${CASE_ID}/log-call`);
    const told = { role: 'attendance-coordinator' } as const;
    expect(linked('case-opened', opened, told)).toBe(`/saker/${CASE_ID}`);
    expect(linked('case-closed', { outcome: 'goal-reached' })).toBe(`/saker/${CASE_ID}`);
  });
});

describe('the words', () => {
  it.each([
    ['nb', 'torsdag 17. september 2026 kl. 16.00'],
    ['nn', 'torsdag 17. september 2026 kl. 16.00'],
    ['en', 'Thursday 17 September 2026 at 16:00'],
  ] as const)('write a due day out in %s', (locale, written) => {
    const { text } = write([factsOf('due-soon', { dueOn: '2026-09-17' })], locale);
    expect(text).toContain(written);
  });

  it('write a meeting’s time as the clocks in Norway show it', () => {
    const { text } = write([factsOf('meeting', { meeting: meeting('REQUEST', 0) })], 'nn');
    expect(text).toContain('torsdag 17. september 2026 kl. 13.30');
  });

  it('tell the responsible what to do, and the coordinator that it is for information', () => {
    const data = { phase: 'awaiting-contact', dueOn: '2026-09-17' };
    const asTeacher = write([factsOf('case-opened', data)], 'nb');
    const coordinator = factsOf('case-opened', data, { role: 'attendance-coordinator' });
    expect(asTeacher.text).toContain(guide.texts.emails.nb.todo['awaiting-contact']);
    expect(write([coordinator], 'nb').subject).toContain('til orientering');
    const inPlace = factsOf('case-opened', data, {
      role: 'school-leadership',
      insteadOf: ['contact-teacher'],
    });
    expect(write([inPlace], 'nb').text).toContain(guide.texts.emails.nb.todo['awaiting-contact']);
  });

  it.each(['open-cases', 'calendar-missing'] as const)('of %s name the last day', (template) => {
    const data = { ...NEEDED[template][0], lastDay: '2027-06-18' };
    expect(write([factsOf(template, data)], 'nb').text).toContain('fredag 18. juni 2027');
  });

  it('say so where leadership takes the place of somebody missing', () => {
    const facts = factsOf('overdue', { dueOn: '2026-09-17' }, { role: 'school-leadership' });
    for (const role of ['contact-teacher', 'attendance-coordinator'] as const) {
      const { text } = write([{ ...facts, insteadOf: [role] }], 'nb');
      expect(text).toContain(guide.texts.emails.nb.insteadOf[role]);
    }
    expect(write([facts], 'nb').text).not.toContain('akkurat nå');
  });

  it('ask in trial for the check or for the evaluation, whichever it is about', () => {
    const { todo } = guide.texts.emails.nb;
    for (const deadline of ['check', 'evaluation'] as const) {
      const data = { phase: 'trial', dueOn: '2026-09-17', deadline };
      expect(write([factsOf('due-today', data)], 'nb').text).toContain(todo[deadline]);
    }
  });

  it('gather in a digest every mail with its own subject, and their number', () => {
    const facts = [
      factsOf('overdue', { dueOn: '2026-09-17' }),
      factsOf('meeting', { meeting: meeting('REQUEST', 0) }),
      factsOf('meeting', { meeting: meeting('REQUEST', 1) }),
    ];
    const digest = write(facts, 'nb');
    expect(digest.subject).toContain('3');
    for (const one of facts.map((f) => write([f], 'nb'))) {
      expect(digest.text).toContain(one.subject);
      expect(digest.html).toContain(one.subject);
    }
    expect(digest.calendar).toHaveLength(2);
  });

  it('fail loudly when the data lacks what the template needs', () => {
    expect(() => write([factsOf('overdue', {})], 'nb')).toThrow(MailDataError);
    expect(() => write([factsOf('meeting', {})], 'nb')).toThrow(/meetingAt/);
    expect(() => write([factsOf('leadership-informed', { reason: 'other' })], 'nb')).toThrow(
      MailDataError,
    );
  });
});
