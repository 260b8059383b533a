import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import type { ConcernCase } from '../../domain/case.js';
import { takeCommands } from './handlers/take-command.js';
import { takeSignals } from './handlers/take-signal.js';
import { CASE_QUERY, OPEN_CASE_UPDATE, type CaseStart, type CommandResult } from './messages.js';
import { shareSetting } from './share-setting.js';
import {
  catchUp,
  createShell,
  historyIsLong,
  inTurn,
  nowInWorkflow,
  open,
  setAlarm,
  type Shell,
} from './shell.js';

const opening = defineUpdate<CommandResult>(OPEN_CASE_UPDATE);
const asking = defineQuery<ConcernCase | null>(CASE_QUERY);

/** Keeps one concern case from its first concern to its closing: takes commands, and wakes at each moment that the core names. */
export async function concernCase(start: CaseStart): Promise<void> {
  // In place of the copy that came with the start, which would be held as long as the case waits.
  start.setting = shareSetting(start.setting);
  const shell = createShell(start);
  setHandler(asking, () => shell.case);
  setHandler(opening, () => opened(shell, start));
  takeCommands(shell);
  takeSignals(shell);

  if (start.kind === 'open') {
    if (!(await raised(shell, start))) return;
  } else if (start.case.phase === 'closed') {
    // Started again only to take a command that a closed case still allows.
    await condition(() => shell.turnsTaken > 0, '1 minute');
  }

  while (shell.case?.phase !== 'closed') {
    setAlarm(shell);
    const seen = shell.turnsTaken;
    await condition(() => shell.turnsTaken > seen || shell.alarm?.rang === true);
    if (shell.alarm?.rang)
      await inTurn(shell, () => catchUp(shell)).finally(() => (shell.alarm = null));
    if (historyIsLong() && (await staysQuiet(shell))) return goOn(shell);
  }
  await untilQuiet(shell);
}

/** Waits out the guide's minutes of grace, if it has any; a concern withdrawn meanwhile makes no case at all. */
async function raised(shell: Shell, start: Extract<CaseStart, { kind: 'open' }>): Promise<boolean> {
  const grace = start.notBefore ? Date.parse(start.notBefore) - Date.parse(nowInWorkflow()) : 0;
  if (grace > 0) await condition(() => shell.withdrawnEarly || shell.raisedEarly, grace);
  if (shell.withdrawnEarly) return false;
  await inTurn(shell, () => open(shell, start));
  return true;
}

async function opened(shell: Shell, start: CaseStart): Promise<CommandResult> {
  const later = start.kind === 'open' && start.notBefore !== null;
  if (!later) await condition(() => shell.case !== null);
  return { seq: shell.case?.seq ?? 0 };
}

async function untilQuiet(shell: Shell): Promise<void> {
  do await condition(() => isQuiet(shell));
  while (!(await staysQuiet(shell)));
}

/**
 * Tells whether the case is still quiet a few microtasks later. An Update that came with the very task that made it quiet counts
 * as running only then, and a run that ended over it would fail its task again and again.
 */
async function staysQuiet(shell: Shell): Promise<boolean> {
  for (let tick = 0; tick < 20; tick++) await Promise.resolve();
  return isQuiet(shell);
}

function isQuiet(shell: Shell): boolean {
  return shell.underWay === 0 && allHandlersFinished();
}

async function goOn({ case: c, caseNumber, setting }: Shell): Promise<void> {
  if (c) await continueAsNew<typeof concernCase>({ kind: 'go-on', caseNumber, case: c, setting });
}
