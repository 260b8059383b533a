import type { CaseSetting, ConcernCase } from './case.js';
import { nextConsentLapse, noteConsentLapses } from './consent-lapses.js';
import { mainDeadlineOf } from './deadlines.js';
import { enterPhase } from './enter-phase.js';
import { instantOf, type Instant } from './local-time.js';
import { nextReminderOf, sendReminders, tellTriggers, tellTriggersAt } from './reminders.js';
import { addSchoolDays, isSchoolDay } from './school-days.js';
import { note, tell, type Turn } from './turn.js';

/** Finds the next instant, after `now`, at which the case does something by itself; only a closed case has none. */
export function nextMomentOf(c: ConcernCase, setting: CaseSetting, now: Instant): Instant | null {
  if (c.phase === 'closed') return null;
  const moments = [
    ...c.deadlines.map((d) => nextReminderOf(c, d, setting)),
    evaluationBeginsAt(c, setting),
    nextConsentLapse(c, { guide: setting.guide, now }),
    tellTriggersAt(c, setting),
    ...c.assignments.map((a) => handoverLapsesAt(a, setting)),
  ];
  return moments.filter((at) => at !== undefined).sort()[0] ?? null;
}

/** Does what has come due by now: the evaluation begins, handovers lapse, reminders go out. Consent is judged by whoever ends the turn. */
export function passTime(turn: Turn): void {
  if (turn.draft.phase === 'closed') return;
  noteConsentLapses(turn);
  beginEvaluation(turn);
  lapseHandovers(turn);
  sendReminders(turn);
  const tellAt = tellTriggersAt(turn.draft, turn.setting);
  if (tellAt !== undefined && tellAt <= turn.now) tellTriggers(turn);
}

/** Enters the evaluation on the morning of its due day, by itself. @guide Trinn 4: Evaluering */
export function beginEvaluation(turn: Turn): void {
  const { draft, setting, now } = turn;
  const begins = evaluationBeginsAt(draft, setting);
  if (begins === undefined || begins > now) return;
  const evaluation = mainDeadlineOf(draft);
  const toldAnyway =
    evaluation !== undefined &&
    isSchoolDay(setting.calendar, evaluation.dueOn) &&
    evaluation.remindedUntil < begins;
  enterPhase(turn, 'awaiting-evaluation', { quiet: toldAnyway });
}

function evaluationBeginsAt(c: ConcernCase, { guide }: CaseSetting): Instant | undefined {
  const evaluation = c.phase === 'trial' ? mainDeadlineOf(c) : undefined;
  return evaluation && instantOf(evaluation.dueOn, guide.hours.reminders);
}

function handoverLapsesAt(
  { status, answerBy }: ConcernCase['assignments'][number],
  { calendar, guide }: CaseSetting,
): Instant | undefined {
  if (status !== 'asked' || answerBy === null) return undefined;
  return instantOf(addSchoolDays(calendar, answerBy, 1), guide.hours.reminders);
}

function lapseHandovers(turn: Turn): void {
  for (const assignment of turn.draft.assignments) {
    const lapsesAt = handoverLapsesAt(assignment, turn.setting);
    if (lapsesAt === undefined || lapsesAt > turn.now) continue;
    assignment.status = 'lapsed';
    note(turn, 'handover-lapsed', { assignmentId: assignment.id });
    const data = { reason: 'handover-lapsed', assignmentId: assignment.id };
    tell(turn, 'leadership-informed', { roles: ['school-leadership'] }, data);
  }
}
