import { z } from 'zod';
import type { Template } from '../domain/codes.js';
import type { LINKED_PATHS } from '../domain/linked-paths.js';

const words = z.string().min(1);
const maybe = words.optional();

const aboutCase = { caseNumber: words };
const aboutDeadline = z.strictObject({ ...aboutCase, todo: maybe, dueOn: words });
const aboutTask = z.strictObject({ ...aboutCase, todo: maybe, dueOn: maybe });
const aboutDue = z.strictObject({ ...aboutCase, dueOn: maybe });

/**
 * States which variables each e-mail has: an optional one stands only in lines that say `when`, a required one must be used.
 * None can hold a name, a school, a class or a cause. The link is not among them: every mail ends with it.
 */
export const MAIL_VARIABLES = {
  'case-opened': aboutTask,
  'leadership-informed': aboutDue,
  'phase-entered': aboutTask,
  'due-soon': aboutDeadline,
  'due-today': aboutDeadline,
  overdue: aboutDeadline,
  'overdue-escalated': aboutDeadline,
  meeting: z.strictObject({ ...aboutCase, meetingAt: words }),
  'trigger-added': aboutTask,
  'due-changed': z.strictObject({ ...aboutCase, todo: maybe, dueOn: words, formerDueOn: maybe }),
  'holder-missing': aboutDue,
  'handover-asked': aboutDue,
  'no-show': aboutDue,
  'duty-opened': aboutDue,
  'duty-due': aboutDue,
  'calendar-missing': z.strictObject({ lastDay: maybe }),
  'open-cases': z.strictObject({ caseNumbers: words, count: words, lastDay: maybe }),
  'break-glass': z.strictObject({ ...aboutCase }),
  'case-closed': z.strictObject({ ...aboutCase }),
} as const satisfies Record<Template, z.ZodObject>;

/** Lists the e-mails that read differently by what happened; all others have one wording. */
export const MAIL_VARIANTS = {
  'case-opened': ['responsible', 'information'],
  'leadership-informed': ['step-2', 'no-guardian', 'handover-lapsed', 'handover-declined'],
  meeting: ['scheduled', 'moved', 'cancelled'],
  'break-glass': ['given', 'to-review'],
} as const satisfies Partial<Record<Template, readonly [string, ...string[]]>>;

/** Names the page that a mail's link opens; of a case it may be the very form (activities/mail/link-of.ts). */
export const MAIL_LINKS: Readonly<Record<Template, 'case' | keyof typeof LINKED_PATHS>> = {
  'case-opened': 'case',
  'leadership-informed': 'case',
  'phase-entered': 'case',
  'due-soon': 'case',
  'due-today': 'case',
  overdue: 'case',
  'overdue-escalated': 'case',
  meeting: 'case',
  'trigger-added': 'case',
  'due-changed': 'case',
  'holder-missing': 'case',
  'handover-asked': 'case',
  'no-show': 'case',
  'duty-opened': 'case',
  'duty-due': 'case',
  'calendar-missing': 'calendar',
  'open-cases': 'list',
  'break-glass': 'reviews',
  'case-closed': 'case',
};
