import { fillText, type MailTexts } from '../../guide/mail-schema.js';
import type { Locale } from '../../guide/texts-schema.js';
import { makeCalendarPart } from './calendar-part.js';
import type { CalendarPart, Letter } from './create-mailer.js';
import { renderBody, type MailBody, type MailFacts } from './render-mail.js';

/** Holds one mail's facts, with the moment that its letter is dated. */
export interface LetterPart {
  facts: MailFacts;
  plannedAt: string;
}

export interface Addressing {
  messageId: string;
  to: string;
  from: string;
  locale: Locale;
  texts: MailTexts;
  appUrl: string;
}

/** Composes the letter of one mail, or the digest of several; the same parts always give the same letter. */
export function composeLetter(
  parts: readonly [LetterPart, ...LetterPart[]],
  a: Addressing,
): Letter {
  const bodies = parts.map(({ facts }) => renderBody(facts, a));
  const [first] = bodies as [MailBody];
  const isDigest = parts.length > 1;
  const subject = isDigest
    ? fillText(a.texts.digest.subject, { count: `${parts.length}` })
    : first.subject;
  const intro = isDigest ? [a.texts.digest.intro] : [];
  return {
    messageId: a.messageId,
    from: a.from,
    to: a.to,
    language: a.locale,
    subject,
    date: new Date(parts[parts.length - 1]?.plannedAt ?? parts[0].plannedAt),
    text: writeText(bodies, intro, a.texts, isDigest),
    html: writeHtml(subject, bodies, intro, a, isDigest),
    calendar: parts.flatMap((part, i) => calendarOf(part, bodies[i] ?? first, a)),
  };
}

function calendarOf(
  { facts, plannedAt }: LetterPart,
  body: MailBody,
  a: Addressing,
): CalendarPart[] {
  const { meeting } = facts.data;
  if (!meeting || facts.caseNumber === null) return [];
  return [
    makeCalendarPart(meeting, {
      summary: fillText(a.texts.meetingSummary, { caseNumber: facts.caseNumber }),
      link: body.link,
      organizer: addressOf(a.from),
      to: a.to,
      stamp: plannedAt,
    }),
  ];
}

function writeText(
  bodies: MailBody[],
  intro: string[],
  texts: MailTexts,
  isDigest: boolean,
): string {
  const sections = bodies.map((body) =>
    [
      ...(isDigest ? [`* ${body.subject}`] : []),
      ...body.lines,
      `${body.linkLabel}\n${body.link}`,
    ].join('\n\n'),
  );
  const footer = `-- \n${texts.footer.join('\n')}`;
  return `${[texts.greeting, ...intro, ...sections, footer].join('\n\n')}\n`;
}

function writeHtml(
  subject: string,
  bodies: MailBody[],
  intro: string[],
  { locale, texts }: Addressing,
  isDigest: boolean,
): string {
  const p = (text: string) => `<p>${escapeHtml(text)}</p>`;
  const sections = bodies.flatMap((body) => [
    ...(isDigest ? [`<h2>${escapeHtml(body.subject)}</h2>`] : []),
    ...body.lines.map(p),
    `<p>${escapeHtml(body.linkLabel)}<br><a href="${escapeHtml(body.link)}">${escapeHtml(body.link)}</a></p>`,
  ]);
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body>',
    '<main>',
    ...[texts.greeting, ...intro].map(p),
    ...sections,
    '</main>',
    `<footer><hr>${texts.footer.map(p).join('')}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (sign) => `&${names[sign]};`);
}

/** Takes the address out of `Nærvær <naervaer@…>`. */
function addressOf(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
