import type { GuideRules } from '../domain/guide-rules.js';
import type { Database } from '../prisma/connect.js';
import { refuseCommand } from '../prisma/refuse-command.js';
import type { ReviewActivities } from '../workflows/break-glass-review/messages.js';
import type { CaseActivities, RoundActivities } from '../workflows/concern-case/messages.js';
import type { FiguresActivities } from '../workflows/figures/messages.js';
import { planReviewMail } from './break-glass/plan-review-mail.js';
import { dropOpening } from './cases/drop-opening.js';
import { readCommand } from './cases/read-command.js';
import { recordDutyReminder } from './cases/record-duty-reminder.js';
import { recordStep } from './cases/record-step.js';
import { makeFigures } from './figures/make-figures.js';
import { findBirthdays } from './round/find-birthdays.js';
import { planSchoolMails } from './round/plan-school-mails.js';

/** Binds the activities of cases, duties, the daily round and the figures to what they work with. */
export function createActivities(deps: {
  db: Database;
  guide: GuideRules;
}): CaseActivities & RoundActivities & ReviewActivities & FiguresActivities {
  const { db, guide } = deps;
  return {
    recordStep: (record) => recordStep(db, record),
    readCommand: (input) => readCommand(db, input),
    refuseCommand: (input) => refuseCommand(db, input),
    dropOpening: (input) => dropOpening(db, input),
    planReviewMail: (input) => planReviewMail(db, guide, input),
    recordDutyReminder: (input) => recordDutyReminder(db, input),
    findBirthdays: (input) => findBirthdays(db, guide, input),
    planSchoolMails: (input) => planSchoolMails(db, guide, input),
    makeFigures: (input) => makeFigures(db, guide, input),
  };
}
