import { simpleParser } from 'mailparser';

/** A mail as the catcher received it, with every part decoded. */
export interface CaughtMail {
  to: string;
  subject: string;
  messageId: string;
  /** As it went over the wire. */
  source: string;
  /** Every header but `To`, and every part, decoded. */
  readable: string;
  calendar: string | undefined;
}

/** Reads all mails of a catcher, oldest first. */
export async function catchMails(catcherUrl: string): Promise<CaughtMail[]> {
  const list = (await (await fetch(`${catcherUrl}/api/email`)).json()) as { id: string }[];
  return Promise.all(list.map(({ id }) => readMail(catcherUrl, id)));
}

async function readMail(catcherUrl: string, id: string): Promise<CaughtMail> {
  const answer = await fetch(`${catcherUrl}/api/email/${id}/source`);
  const source = await answer.text();
  const mail = await simpleParser(source);
  const to = [mail.to].flat()[0]?.text ?? '';
  // Calendars break long lines; what is looked for may stand across a break.
  const parts = mail.attachments.map(({ content }) =>
    content.toString('utf8').replace(/\r?\n[ \t]/g, ''),
  );
  const headers = mail.headerLines.filter(({ key }) => key !== 'to').map(({ line }) => line);
  return {
    to,
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    source,
    readable: [...headers, mail.subject, mail.text, mail.html || '', ...parts].join('\n'),
    calendar: parts.find((part) => part.startsWith('BEGIN:VCALENDAR')),
  };
}
