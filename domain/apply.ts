import { nextDeadlineOf } from './case-view.js';
import type { CaseSetting, ConcernCase } from './case.js';
import type { CommandName, MeetingKind } from './codes.js';
import type { Command, Notice } from './commands.js';
import type { Effects } from './effects.js';
import { notePhase, settleConsent } from './enter-phase.js';
import { changeSetting } from './holders.js';
import { beginEvaluation, passTime } from './keep-time.js';
import { addTrigger } from './notices/add-trigger.js';
import { changeHolder } from './notices/change-holder.js';
import { changeStudent } from './notices/change-student.js';
import { withdrawTrigger } from './notices/withdraw-trigger.js';
import { phaseOffers } from './offers.js';
import type { Refusal } from './refusals.js';
import type { Step } from './step.js';
import { acceptHandover } from './steps/accept-handover.js';
import { agreePlan } from './steps/agree-plan.js';
import { assign } from './steps/assign.js';
import { checkPlan } from './steps/check-plan.js';
import { close } from './steps/close.js';
import { consult } from './steps/consult.js';
import { escalate } from './steps/escalate.js';
import { evaluatePlan } from './steps/evaluate-plan.js';
import { extend } from './steps/extend.js';
import { goOnWithoutConsent } from './steps/go-on-without-consent.js';
import { holdMeeting } from './steps/hold-meeting.js';
import { logCall } from './steps/log-call.js';
import { openDuty } from './steps/open-duty.js';
import { progressDuty } from './steps/progress-duty.js';
import { recordConsent } from './steps/record-consent.js';
import { recordReport } from './steps/record-report.js';
import { reportNoShow } from './steps/report-no-show.js';
import { scheduleMeeting } from './steps/schedule-meeting.js';
import { beginTurn, type Context, type Turn } from './turn.js';
import { mayCommand } from './access/may-command.js';

/** Holds what a turn made of a case: the new value, its setting, and what else is to be done. */
export interface Applied {
  case: ConcernCase;
  setting: CaseSetting;
  effects: Effects;
}

const STEPS: { [N in CommandName]: Step<Extract<Command, { type: N }>> } = {
  'log-call': logCall,
  'schedule-meeting': scheduleMeeting,
  'hold-meeting': holdMeeting,
  'agree-plan': agreePlan,
  'check-plan': checkPlan,
  'evaluate-plan': evaluatePlan,
  'record-consent': recordConsent,
  'discuss-anonymously': consult,
  'consult-ppa': consult,
  'go-on-without-consent': goOnWithoutConsent,
  escalate,
  assign,
  extend,
  'report-no-show': reportNoShow,
  'accept-handover': acceptHandover,
  'open-duty': openDuty,
  'progress-duty': progressDuty,
  'record-report': recordReport,
  close,
};

/** Judges whether a command can be carried out on the case now: who may, already closed, then the step's own obstacles. */
export function judge(
  c: ConcernCase,
  command: Command | Notice,
  context: Context,
): Refusal | undefined {
  if (isNotice(command)) return c.phase === 'closed' ? { code: 'already-closed' } : undefined;
  if (!mayCommand(c, command.type, kindOf(c, command), context)) return { code: 'not-allowed' };
  if (c.phase === 'closed' && !phaseOffers(c, command.type)) return { code: 'already-closed' };
  return stepOf(command).refuse(c, command, context);
}

/** Carries a command or a notice out on a copy of the case, or answers why not. What came due before it must have been done (`keepTime`). */
export function apply(
  c: ConcernCase,
  command: Command | Notice,
  context: Context,
): Applied | { refusal: Refusal } {
  const refusal = judge(c, command, context);
  if (refusal) return { refusal };
  return takeTurn(c, context, (turn) => {
    if (isNotice(command)) return obey(turn, command);
    stepOf(command).carryOut(turn, command);
    if (context.actor.kind === 'person') turn.draft.touchedByPerson = true;
  });
}

/** Does what has come due by now, of the case's own accord. */
export function keepTime(c: ConcernCase, context: Omit<Context, 'actor'>): Applied {
  return takeTurn(c, { ...context, actor: { kind: 'program' } }, passTime);
}

function takeTurn(c: ConcernCase, context: Context, act: (turn: Turn) => void): Applied {
  const turn = beginTurn(c, context);
  act(turn);
  if (turn.draft.phase !== 'closed') {
    settleConsent(turn);
    beginEvaluation(turn);
  }
  noteNewDue(turn, c);
  turn.draft.seq = c.seq + 1;
  return { case: turn.draft, setting: turn.setting, effects: turn.effects };
}

/** Shows a due day that moved within the phase; entering a phase has shown its own. */
function noteNewDue(turn: Turn, before: ConcernCase): void {
  if (turn.effects.occurrences.some((o) => o.type === 'phase') || turn.draft.phase === 'closed')
    return;
  if (nextDeadlineOf(turn.draft)?.dueOn === nextDeadlineOf(before)?.dueOn) return;
  turn.draft.stuck = false;
  notePhase(turn);
}

function obey(turn: Turn, notice: Notice): void {
  switch (notice.type) {
    case 'add-trigger':
      return addTrigger(turn, notice);
    case 'withdraw-trigger':
      return withdrawTrigger(turn);
    case 'change-student':
      return changeStudent(turn, notice);
    case 'change-setting':
      return changeSetting(turn, notice.setting);
    case 'change-holder':
      return changeHolder(turn, notice);
  }
}

function isNotice(command: Command | Notice): command is Notice {
  return !(command.type in STEPS);
}

function stepOf(command: Command): Step<Command> {
  return STEPS[command.type];
}

function kindOf(c: ConcernCase, command: Command): MeetingKind | undefined {
  if (command.type !== 'schedule-meeting' && command.type !== 'hold-meeting') return undefined;
  return command.kind ?? c.meetings.find((m) => m.id === command.meetingId)?.kind;
}
