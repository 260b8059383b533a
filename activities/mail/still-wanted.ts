import type { ConcernCase } from '../../domain/case.js';
import type { Template } from '../../domain/codes.js';
import type { LocalDate } from '../../domain/local-time.js';
import type { WaitingMail } from './find-mails.js';

/** Names why an e-mail is no longer sent. */
export type Unwanted =
  | 'case-closed'
  | 'case-unknown'
  | 'phase-left'
  | 'deadline-met'
  | 'outdated'
  | 'duty-done'
  | 'calendar-known'
  | 'no-open-cases'
  | 'reviewed';

/** Holds what decides about an e-mail beside its case. */
export interface SchoolFacts {
  /** The newest day that the mail's calendar knows. */
  calendarKnownUntil?: LocalDate;
  /** Those of the mail's case numbers that are still open. */
  openCaseNumbers?: string[];
  /** The emergency access that the mail asks to review has been reviewed. */
  isReviewed?: boolean;
}

type Question = (mail: WaitingMail, c: ConcernCase, today: LocalDate) => Unwanted | undefined;

/** Asks whether a reminder's deadline is still the one it speaks of, not met and not moved. */
const aboutDeadline: Question = ({ template, data }, c, today) => {
  if (c.closedAt !== null) return 'case-closed';
  if (data.phase !== undefined && !isSamePhase(data.phase, c.phase)) return 'phase-left';
  if (!c.deadlines.some((d) => d.dueOn === data.dueOn)) return 'deadline-met';
  const saysToCome = template === 'due-soon' || template === 'due-today';
  return saysToCome && data.dueOn !== undefined && data.dueOn < today ? 'outdated' : undefined;
};

const whileOpen: Question = (_, c) => (c.closedAt === null ? undefined : 'case-closed');

const aboutDuty: Question = ({ data }, c) => {
  const duty = c.duties.find((d) => d.id === data.dutyId);
  return duty && duty.doneAt !== null ? 'duty-done' : undefined;
};

/** Says what to ask again before sending; what tells of something that happened is always wanted. */
const QUESTIONS: Partial<Record<Template, Question>> = {
  'due-soon': aboutDeadline,
  'due-today': aboutDeadline,
  overdue: aboutDeadline,
  'overdue-escalated': aboutDeadline,
  'trigger-added': whileOpen,
  'duty-due': aboutDuty,
};

/** Takes one more look before sending: says why the e-mail is no longer wanted, or undefined when it is. */
export function whyUnwanted(
  mail: WaitingMail,
  c: ConcernCase | undefined,
  today: LocalDate,
  facts: SchoolFacts = {},
): Unwanted | undefined {
  if (mail.caseId === null) return whyUnwantedBySchool(mail, facts);
  if (!c) return 'case-unknown';
  if (mail.data.reason === 'to-review' && facts.isReviewed) return 'reviewed';
  return QUESTIONS[mail.template]?.(mail, c, today);
}

function whyUnwantedBySchool({ template, data }: WaitingMail, facts: SchoolFacts) {
  const { calendarKnownUntil, openCaseNumbers } = facts;
  if (template === 'calendar-missing' && calendarKnownUntil !== undefined) {
    const isNews = data.lastDay === undefined || calendarKnownUntil > data.lastDay;
    return isNews ? 'calendar-known' : undefined;
  }
  if (template === 'open-cases' && openCaseNumbers?.length === 0) return 'no-open-cases';
  return undefined;
}

/** The evaluation's deadline is one and the same in `trial` and in `awaiting-evaluation`. */
function isSamePhase(a: string, b: string): boolean {
  const evaluated = ['trial', 'awaiting-evaluation'];
  return a === b || (evaluated.includes(a) && evaluated.includes(b));
}
