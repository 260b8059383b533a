import { type z } from 'zod';
import type { Role, Template } from '../../domain/codes.js';
import type { MailData } from '../../domain/effects.js';
import type { LocalDate, LocalTime } from '../../domain/local-time.js';
import { MAIL_VARIABLES } from '../../guide/mail-variables.js';
import { fillText, type MailTexts, type Todo } from '../../guide/mail-schema.js';
import type { Locale } from '../../guide/texts-schema.js';
import { linkOf } from './link-of.js';
import { writeDay, writeDayAndTime, writeInstant } from './write-day.js';

/** Holds what one e-mail is written from: codes, dates and the case's number, nothing that tells who anybody is. */
export interface MailFacts {
  template: Template;
  data: MailData;
  caseId: string | null;
  caseNumber: string | null;
  /** The roles it is addressed to, the responsible first. */
  toRoles: readonly Role[];
  /** The reader's role, and whose place they take. */
  role: Role;
  insteadOf: readonly Role[];
  /** The hour at which the case's guide has things due. */
  dueHour: LocalTime;
}

/** Holds a mail's own words, before greeting and footer. */
export interface MailBody {
  subject: string;
  lines: string[];
  linkLabel: string;
  link: string;
}

/** Reports e-mail data that lacks what its template needs. */
export class MailDataError extends Error {}

/** Writes one e-mail in the reader's language. */
export function renderBody(
  facts: MailFacts,
  { locale, texts, appUrl }: { locale: Locale; texts: MailTexts; appUrl: string },
): MailBody {
  const { template } = facts;
  const variables = variablesFor(facts, locale, texts);
  const variant = variantOf(facts);
  const wording = texts.templates[template][variant];
  if (!wording) throw new MailDataError(`No wording of ${template} for its data`);
  const { place, path } = linkOf({ ...facts, variant });
  return {
    subject: fillText(wording.subject, variables),
    lines: [
      ...wording.lines
        .filter(({ when }) => when === undefined || variables[when] !== undefined)
        .map(({ text }) => fillText(text, variables)),
      ...notesOf(facts, texts),
    ],
    linkLabel: texts.link[place],
    link: new URL(path, appUrl).toString(),
  };
}

/** Tells which wording of a template the data asks for. */
export function variantOf({ template, data, role, toRoles, insteadOf }: MailFacts): string {
  if (template === 'leadership-informed') return data.reason ?? 'step-2';
  if (template === 'case-opened') {
    const [responsible] = toRoles;
    const isResponsible = responsible === undefined || role === responsible;
    return isResponsible || insteadOf.includes(responsible) ? 'responsible' : 'information';
  }
  if (template === 'break-glass') return data.reason ?? 'given';
  if (template !== 'meeting') return 'default';
  if (data.meeting?.method === 'CANCEL') return 'cancelled';
  return (data.meeting?.sequence ?? 0) > 0 ? 'moved' : 'scheduled';
}

function notesOf({ insteadOf }: MailFacts, texts: MailTexts): string[] {
  const notes: Partial<Record<Role, string>> = texts.insteadOf;
  return insteadOf.flatMap((role) => notes[role] ?? []);
}

function variablesFor(
  facts: MailFacts,
  locale: Locale,
  texts: MailTexts,
): Record<string, string | undefined> {
  const { data, caseNumber, dueHour, template } = facts;
  const day = (date: LocalDate | undefined) => date && writeDay(date, locale);
  const due = (date: LocalDate | undefined) =>
    date && writeDayAndTime(date, dueHour, locale, texts);
  const all: Record<string, string | undefined> = {
    caseNumber: caseNumber ?? undefined,
    todo: texts.todo[todoOf(data) as Todo],
    dueOn: due(data.dueOn),
    formerDueOn: due(data.formerDueOn),
    lastDay: day(data.lastDay),
    meetingAt: data.meeting && writeInstant(data.meeting.scheduledFor, locale, texts),
    caseNumbers: data.caseNumbers?.join(', '),
    count: data.caseNumbers ? `${data.caseNumbers.length}` : undefined,
  };
  const schema: z.ZodObject = MAIL_VARIABLES[template];
  const wanted = Object.keys(schema.shape).filter((name) => all[name] !== undefined);
  const parsed = schema.safeParse(Object.fromEntries(wanted.map((name) => [name, all[name]])));
  if (!parsed.success) {
    const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new MailDataError(`The data of a ${template} e-mail lacks ${missing}`);
  }
  return parsed.data as Record<string, string | undefined>;
}

/** In trial there are two things to do, each with its own deadline. */
function todoOf({ phase, deadline }: MailData): string | undefined {
  return deadline === 'check' || deadline === 'evaluation' ? deadline : phase;
}
