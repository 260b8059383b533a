import type { Outcome, Role, Template, Trigger } from '../domain/codes.js';
import type { LocalDate } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';
import type { MailCatcher } from './catch-mail.js';
import type { Occurrence, PhaseData, Timed } from './story.js';
import type { TimeShift } from './time-shift.js';

interface EventRow {
  at: Date;
  type: string;
  data: Record<string, unknown>;
  student: string;
  caseNumber: string;
  dueHour: string;
}

interface MailRow {
  sentAt: Date;
  template: Template;
  to: Role[];
  messageIds: string[];
  student: string;
  caseNumber: string;
}

export interface StorySources {
  db: Database;
  shift: TimeShift;
  mail: MailCatcher;
}

/** Reads what the program recorded of its cases: what happened, and what was handed to the mail server. */
export async function readOccurrences({ db, shift, mail }: StorySources): Promise<Timed[]> {
  const events = await db.$queryRaw<EventRow[]>`
    select e.at, e.type, e.data, s.source_id as student, c.case_number as "caseNumber",
           c.setting->'guide'->'hours'->>'due' as "dueHour"
    from case_event e join concern_case c on c.id = e.case_id join student s on s.id = c.student_id
    where e.type in ('case-opened', 'trigger-added', 'phase', 'stuck', 'case-closed')
    order by e.id`;
  const mails = await db.$queryRaw<MailRow[]>`
    select min(d.sent_at) as "sentAt", o.template, array_agg(distinct d.role order by d.role) as to,
           array_agg(d.message_id) as "messageIds", s.source_id as student, c.case_number as "caseNumber"
    from outbox_mail o join mail_delivery d on d.outbox_id = o.id
    join concern_case c on c.id = o.case_id join student s on s.id = c.student_id
    where d.status = 'sent'
    group by o.id, s.source_id, c.case_number
    order by o.planned_at, o.data->'meeting'->>'sequence', o.data::text, o.id`;
  return [
    ...events.map((row) => timed(row.at, eventOf(row, shift))),
    ...mails.map((row) => timed(row.sentAt, mailOf(row, shift, mail))),
  ];
}

function timed(at: Date, occurrence: Occurrence): Timed {
  return { playedAt: at.toISOString(), occurrence };
}

function eventOf(row: EventRow, shift: TimeShift): Occurrence {
  const { student, caseNumber, data } = row;
  const at = shift.backToTime(row.at.toISOString());
  switch (row.type) {
    case 'case-opened':
    case 'trigger-added':
      return { at, type: row.type, student, caseNumber, trigger: data['trigger'] as Trigger };
    case 'case-closed':
      return { at, type: row.type, student, caseNumber, outcome: data['outcome'] as Outcome };
    case 'stuck':
      return { at, type: row.type, student, caseNumber };
    case 'phase':
      return { at, type: row.type, student, caseNumber, ...phaseOf(row, shift) };
    default:
      throw new Error(`A story has no ${row.type}`);
  }
}

function phaseOf({ data, dueHour }: EventRow, shift: TimeShift): PhaseData {
  const { step, phase, round, planNumber, btiLevel, btiColour, dueOn, responsible } =
    data as unknown as PhaseData & { dueOn: LocalDate | null; planNumber: number | null };
  return {
    step,
    phase,
    round,
    ...(planNumber === null ? {} : { planNumber }),
    btiLevel,
    btiColour,
    dueAt: dueOn === null ? null : `${shift.backToDate(dueOn)}T${dueHour}`,
    responsible,
  };
}

function mailOf(row: MailRow, shift: TimeShift, { taken }: MailCatcher): Occurrence {
  const { student, caseNumber, template, to } = row;
  const letters = row.messageIds.map((id) => taken.get(id));
  if (letters.includes(undefined)) {
    throw new Error(`The mail server never had an e-mail that counts as sent (${template})`);
  }
  return {
    at: shift.backToTime(row.sentAt.toISOString()),
    type: 'email',
    student,
    caseNumber,
    template,
    to,
    ...(letters.some((letter) => letter?.hasCalendar) && { calendar: true as const }),
  };
}
