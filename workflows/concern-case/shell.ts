import {
  CancellationScope,
  isCancellation,
  log,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import { apply, judge, keepTime, type Applied } from '../../domain/apply.js';
import { dueAtOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase, Duty } from '../../domain/case.js';
import type { Actor, Command, Notice } from '../../domain/commands.js';
import { nextMomentOf } from '../../domain/keep-time.js';
import type { Instant } from '../../domain/local-time.js';
import { openCase } from '../../domain/open-case.js';
import type { Refusal } from '../../domain/refusals.js';
import { sharedWith } from '../../domain/who-sees.js';
import { records } from './activities.js';
import { beginDuty, sendMails, tellDuty } from './errands.js';
import type { CaseStart, CommandMessage, Recorded } from './messages.js';
import { describe } from './operator-view.js';
import { searchAttributesOf, shownIn } from './search-attributes.js';
import { shareSetting } from './share-setting.js';

/** Remembers the ids of so many commands, far more than a case gets; each is carried out once. */
const REMEMBERED_COMMANDS = 400;

/** Holds the running case: the core's value, one turn at a time, and what is under way beside it. */
export interface Shell {
  caseId: string;
  caseNumber: string;
  /** null until the case is opened. */
  case: ConcernCase | null;
  setting: CaseSetting;
  turnsTaken: number;
  /** What the case does of its own accord next; null when closed or not opened. */
  nextMomentAt: Instant | null;
  /** The concern fell away within the guide's minutes of grace. */
  withdrawnEarly: boolean;
  /** Something that has no grace came within those minutes: the case opens at once. */
  raisedEarly: boolean;
  /** Mails and duties on their way, which no command waits for. */
  underWay: number;
  alarm: { at: Instant; rang: boolean; scope: CancellationScope } | null;
  shownAttributes: string;
  queue: Promise<unknown>;
}

/** Makes the shell that a run starts with. */
export function createShell(start: CaseStart): Shell {
  return {
    caseId: start.kind === 'go-on' ? start.case.id : start.opening.id,
    caseNumber: start.caseNumber,
    case: start.kind === 'go-on' ? start.case : null,
    setting: start.setting,
    turnsTaken: 0,
    nextMomentAt:
      start.kind === 'go-on' ? nextMomentOf(start.case, start.setting, nowInWorkflow()) : null,
    withdrawnEarly: false,
    raisedEarly: false,
    underWay: 0,
    alarm: null,
    shownAttributes: start.kind === 'open' ? shownAtStart() : '',
    queue: Promise.resolve(),
  };
}

/** Tells the workflow's time, which replay repeats. */
export const nowInWorkflow = (): Instant => new Date(Date.now()).toISOString();

/** Runs one thing after the other, so that each command is judged on the case as the one before left it. */
export function inTurn<T>(shell: Shell, act: () => Promise<T>): Promise<T> {
  const turn = shell.queue.then(act, act);
  shell.queue = turn.catch(() => undefined);
  return turn;
}

/** Opens the case and records it. */
export async function open(
  shell: Shell,
  start: Extract<CaseStart, { kind: 'open' }>,
): Promise<void> {
  const actor: Actor = { kind: 'program' };
  const opened = openCase(start.opening, { now: nowInWorkflow(), actor, setting: shell.setting });
  await keep(shell, opened, actor, start.commandId ?? null);
}

/** Carries out a command once, after whatever came due before it; answers the refusal when it no longer fits. */
export async function carryOut(
  shell: Shell,
  { commandId, actor, command }: CommandMessage,
): Promise<{ seq: number } | { refusal: Refusal }> {
  if (!shell.case) return dropEarly(shell, commandId, command);
  // Once, but where the database turns out to be ahead: then judged again on what stands there.
  while (!shell.case.appliedCommandIds.includes(commandId)) {
    await catchUp(shell);
    const applied = apply(shell.case, command, contextOf(shell, actor));
    if ('refusal' in applied) return applied;
    applied.case.appliedCommandIds = [...applied.case.appliedCommandIds, commandId].slice(
      -REMEMBERED_COMMANDS,
    );
    await keep(shell, applied, actor, commandId);
  }
  return { seq: shell.case.seq };
}

/** Lets the concern fall away before it made a case; nothing else is possible before the opening. */
async function dropEarly(
  shell: Shell,
  commandId: string,
  command: Command | Notice,
): Promise<{ seq: number } | { refusal: Refusal }> {
  if (command.type !== 'withdraw-trigger') return { refusal: { code: 'not-found' } };
  await records.dropOpening({ caseId: shell.caseId, commandId, at: nowInWorkflow() });
  shell.withdrawnEarly = true;
  return { seq: 0 };
}

/** Does what has come due by now, if anything has. */
export async function catchUp(shell: Shell): Promise<void> {
  const { case: c, setting, nextMomentAt } = shell;
  const now = nowInWorkflow();
  if (!c || nextMomentAt === null || nextMomentAt > now) return;
  await keep(shell, keepTime(c, { now, setting }), { kind: 'program' }, null);
}

/** Judges a command as it would be carried out now, and changes nothing. */
export function tryOut(shell: Shell, command: Command | Notice, actor: Actor): Refusal | undefined {
  // Before the opening only time can tell; the handler judges again.
  if (!shell.case) return undefined;
  return judge(shell.case, command, contextOf(shell, actor));
}

/** Sets the alarm for the next moment the core names. */
export function setAlarm(shell: Shell): void {
  const at = shell.nextMomentAt;
  if (at === null || shell.alarm?.at === at) return;
  shell.alarm?.scope.cancel();
  const scope = new CancellationScope();
  const alarm = { at, rang: false, scope };
  shell.alarm = alarm;
  const wait = Math.max(0, Date.parse(at) - Date.parse(nowInWorkflow()));
  const summary = `${shell.case?.phase ?? ''}: next reminder or deadline`;
  void scope
    .run(() => sleep(wait, { summary }))
    .then(() => (alarm.rang = true))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
}

/** Records what a turn made of the case, then takes it as the case's value, and does what is beside it. */
async function keep(
  shell: Shell,
  { case: c, setting, effects }: Applied,
  actor: Actor,
  commandId: string | null,
): Promise<void> {
  const at = nowInWorkflow();
  const mailIds = effects.mails.map(() => uuid4());
  const nextMomentAt = nextMomentOf(c, setting, at);
  const record = {
    caseNumber: shell.caseNumber,
    case: c,
    setting: shell.case && setting === shell.setting ? null : setting,
    dueAt: dueAtOf(c, setting),
    sharedWith: sharedWith(c, setting, at),
    actor,
    commandId,
    effects: { occurrences: effects.occurrences, mails: effects.mails },
    mailIds,
    nextMomentAt,
    at,
  };
  const answer = await records.recordStep(record);
  const recorded =
    answer === 'needs-setting' ? await records.recordStep({ ...record, setting }) : answer;
  if (recorded === 'needs-setting') throw new Error('A record that has its setting needs none');
  if (recorded) return catchUpWithRecord(shell, recorded);
  take(shell, { case: c, setting, mailIds, begun: effects.dutiesBegun, nextMomentAt });
  for (const duty of effects.dutiesChanged) beside(shell, tellDuty(duty));
}

/**
 * Takes what the database holds in place of a turn that it did not record. An Update that a worker carried out is lost when the
 * engine's server dies before it heard of it; its record, its e-mails and its duties are not.
 */
function catchUpWithRecord(shell: Shell, { case: c, setting, mailIds }: Recorded): void {
  const known = new Map(shell.case?.duties.map((duty) => [duty.id, JSON.stringify(duty)]));
  const begun = c.duties.filter(({ id }) => !known.has(id));
  const nextMomentAt = nextMomentOf(c, setting, nowInWorkflow());
  log.warn('The database was ahead', { seq: c.seq, known: shell.case?.seq ?? 0 });
  take(shell, { case: c, setting, mailIds, begun, nextMomentAt });
  for (const duty of c.duties) {
    if (known.has(duty.id) && known.get(duty.id) !== JSON.stringify(duty)) {
      beside(shell, tellDuty(duty));
    }
  }
}

function take(
  shell: Shell,
  turn: Pick<Shell, 'setting' | 'nextMomentAt'> & {
    case: ConcernCase;
    mailIds: string[];
    begun: Duty[];
  },
): void {
  const { case: c, setting, mailIds, begun, nextMomentAt } = turn;
  shell.case = c;
  if (setting !== shell.setting) shell.setting = shareSetting(setting);
  shell.nextMomentAt = nextMomentAt;
  shell.turnsTaken += 1;
  showOperators(shell, c);
  if (mailIds.length > 0) beside(shell, sendMails(mailIds));
  for (const duty of begun) beside(shell, beginDuty(c.id, duty, setting));
}

/** Lets something go its way beside the commands; the run ends only when all of it has arrived. */
function beside(shell: Shell, errand: Promise<void>): void {
  shell.underWay += 1;
  void errand.finally(() => (shell.underWay -= 1));
}

function contextOf(shell: Shell, actor: Actor) {
  return { now: nowInWorkflow(), actor, setting: shell.setting };
}

/** What the run was started with. One that goes on shows everything anew: recorded histories hold that it did. */
const shownAtStart = () => JSON.stringify(shownIn(workflowInfo().typedSearchAttributes));

function showOperators(shell: Shell, c: ConcernCase): void {
  setCurrentDetails(describe(c, shell.setting));
  const attributes = searchAttributesOf(c, shell.setting);
  const shown = JSON.stringify(attributes);
  if (shown === shell.shownAttributes) return;
  shell.shownAttributes = shown;
  upsertSearchAttributes(attributes);
}

export const historyIsLong = (): boolean => {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength > 1500 || continueAsNewSuggested;
};
