import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailer, judge, type Letter } from '../../../activities/mail/create-mailer.js';
import { startMailServer, type MailServer } from './support/mail-server.js';

const LETTER: Letter = {
  messageId: '<a.b@naervaer.example>',
  from: 'Nærvær <varsel@naervaer.example>',
  to: 'reader@skole.example',
  language: 'nn',
  subject: 'Sak N-7K3F-Q2XM: møtet er flytta',
  text: 'Hei!\n',
  html: '<p>Hei!</p>',
  date: new Date('2026-09-14T07:00:00Z'),
  calendar: [],
};

describe('the mailer', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.received.length = 0;
    server.behave = () => undefined;
  });

  it('hands a letter over with its Message-ID and date, marked as written by a program', async () => {
    expect(await createMailer(server.url).send(LETTER)).toEqual({ outcome: 'accepted' });
    const { mail } = server.received[0]!;
    expect(mail.messageId).toBe(LETTER.messageId);
    expect(mail.date).toEqual(LETTER.date);
    expect(mail.subject).toBe(LETTER.subject);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('content-language')).toBe('nn');
    expect(mail.headers.get('list')).toMatchObject({ id: { name: 'varsel.naervaer.example' } });
  });

  it('sends one calendar entry as an invitation, several as attachments', async () => {
    const part = { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    const mailer = createMailer(server.url);
    await mailer.send({ ...LETTER, calendar: [part] });
    await mailer.send({ ...LETTER, calendar: [part, { ...part, method: 'CANCEL' }] });
    expect(server.received[0]!.raw).toMatch(/Content-Type: text\/calendar;[^\n]*method=REQUEST/);
    const types = server.received[1]!.mail.attachments.map((a) => a.contentType);
    expect(types).toEqual(['text/calendar', 'text/calendar']);
  });

  it.each([
    ['reject', { outcome: 'refused', reason: 'smtp-550' }],
    ['later', { outcome: 'not-sent', reason: 'smtp-451', serverAnswers: true }],
    ['drop-after-data', { outcome: 'unknown', reason: 'connection-lost' }],
  ] as const)('tells what it means when the server does: %s', async (does, handover) => {
    server.behave = () => does;
    expect(await createMailer(server.url).send(LETTER)).toEqual(handover);
  });

  it('knows that a server which is not there has nothing', async () => {
    const gone = await startMailServer();
    await gone.close();
    expect(await createMailer(gone.url).send(LETTER)).toEqual({
      outcome: 'not-sent',
      reason: 'unreachable',
      serverAnswers: false,
    });
  });
});

describe('an SMTP failure', () => {
  it.each([
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'not-sent'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'not-sent'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 452 }, 'not-sent'],
    [{ code: 'EENVELOPE', command: 'API' }, 'refused'],
    [{ code: 'EDNS', command: 'CONN' }, 'not-sent'],
    [{ code: 'ETIMEDOUT', command: 'CONN', message: 'Connection timeout' }, 'not-sent'],
    [{ code: 'ETIMEDOUT', command: 'CONN', message: 'Timeout' }, 'unknown'],
    [
      { code: 'ECONNECTION', command: 'CONN', message: 'Connection closed unexpectedly' },
      'unknown',
    ],
  ])('%j means: %s', (error, outcome) => {
    expect(judge(error).outcome).toBe(outcome);
  });
});
