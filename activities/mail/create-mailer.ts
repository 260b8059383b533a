import { createTransport } from 'nodemailer';

/** Holds one e-mail to one person, ready to be handed over. */
export interface Letter {
  messageId: string;
  from: string;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
  calendar: CalendarPart[];
}

export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

/**
 * Says how a handing-over ended. `refused`: the server will never take this letter. `not-sent`: it certainly has it not.
 * `unknown`: the connection broke when it may have had it already.
 */
export type Handover =
  | { outcome: 'accepted' }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'not-sent'; reason: string; serverAnswers: boolean }
  | { outcome: 'unknown'; reason: string };

/** Hands e-mails to a mail server, one at a time. */
export interface Mailer {
  send(letter: Letter): Promise<Handover>;
}

// nodemailer waits up to ten minutes by default.
const TIME_OUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const LIST_HOST = 'varsel.naervaer.example';

/** Makes a mailer for a server's address such as `smtp://127.0.0.1:1025`; every letter has a connection of its own. */
export function createMailer(smtpUrl: string): Mailer {
  const transport = createTransport({ url: smtpUrl, ...TIME_OUTS_MS });
  return {
    send: async (letter) => {
      try {
        await transport.sendMail(toMessage(letter));
        return { outcome: 'accepted' };
      } catch (error) {
        return judge(error as SmtpError);
      }
    },
  };
}

/** Tells from an SMTP failure whether the server may have the letter, and whether trying again can help. */
export function judge(error: SmtpError): Exclude<Handover, { outcome: 'accepted' }> {
  const { code, command, responseCode, syscall, message = '' } = error;
  if (responseCode !== undefined) {
    const reason = `smtp-${responseCode}`;
    const isFinal = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
    if (isFinal) return { outcome: 'refused', reason };
    const serverAnswers = command === 'RCPT TO' || command === 'DATA';
    return { outcome: 'not-sent', reason, serverAnswers };
  }
  // An address that the library itself cannot send to.
  if (code === 'EENVELOPE') return { outcome: 'refused', reason: 'bad-address' };
  // "Connection closed" and "Timeout" are not among them: the server may have had the letter before.
  const neverConnected =
    syscall === 'connect' ||
    code === 'EDNS' ||
    /^(Connection timeout|Greeting never)/.test(message);
  if (neverConnected) return { outcome: 'not-sent', reason: 'unreachable', serverAnswers: false };
  return { outcome: 'unknown', reason: 'connection-lost' };
}

export interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  syscall?: string;
  message?: string;
}

function toMessage(letter: Letter) {
  const [only, ...others] = letter.calendar;
  // One calendar entry is an invitation that mail programs understand; several (in a digest) are attachments.
  const entries = others.length > 0 ? letter.calendar : [];
  return {
    messageId: letter.messageId,
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    date: letter.date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': letter.language,
      'List-Id': `<${LIST_HOST}>`,
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(only && others.length === 0
      ? { icalEvent: { method: only.method, content: only.content, filename: 'mote.ics' } }
      : {}),
    attachments: entries.map(({ method, content }, i) => ({
      filename: `mote-${i + 1}.ics`,
      content,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
  };
}
