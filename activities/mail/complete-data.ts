import type { ConcernCase } from '../../domain/case.js';
import { nextDeadlineOf } from '../../domain/case-view.js';
import type { Template } from '../../domain/codes.js';
import type { MailData } from '../../domain/effects.js';
import type { WaitingMail } from './find-mails.js';
import type { SchoolFacts } from './still-wanted.js';

/** E-mails that name the case's next due day where the core did not give one. */
const NAME_NEXT_DUE: readonly Template[] = [
  'case-opened',
  'leadership-informed',
  'phase-entered',
  'trigger-added',
  'holder-missing',
  'no-show',
];

/**
 * Adds to an e-mail's data what only the case as it stands now can tell: which of two deadlines a reminder is about, the next due
 * day. Kept with the claim, so that a retry says the same.
 */
export function completeData(
  { template, data }: WaitingMail,
  c: ConcernCase | undefined,
  { openCaseNumbers }: SchoolFacts = {},
): MailData {
  if (!c) return openCaseNumbers ? { ...data, caseNumbers: openCaseNumbers } : data;
  const dueOn = data.dueOn ?? findDueOn(template, data, c);
  const deadline = data.deadline ?? c.deadlines.find((d) => d.dueOn === dueOn)?.kind;
  return { ...data, ...(dueOn ? { dueOn } : {}), ...(deadline ? { deadline } : {}) };
}

function findDueOn(template: Template, data: MailData, c: ConcernCase): string | null | undefined {
  if (template === 'handover-asked') {
    return c.assignments.find((a) => a.id === data.assignmentId)?.answerBy;
  }
  if (template === 'duty-opened' || template === 'duty-due') {
    return c.duties.find((d) => d.id === data.dutyId)?.dueOn;
  }
  const isStillThere = data.phase === undefined || data.phase === c.phase;
  return NAME_NEXT_DUE.includes(template) && isStillThere ? nextDeadlineOf(c)?.dueOn : undefined;
}
