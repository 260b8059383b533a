import { defineSignal, log, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { COMMANDS, NOTICES } from '../../../domain/codes.js';
import { records } from '../activities.js';
import type { MessageName } from '../messages.js';
import { carryOut, inTurn, nowInWorkflow, type Shell } from '../shell.js';

/**
 * Takes every command also as a Signal that names one in the inbox, for operators and other workflows. Whatever else comes is noted by
 * code and ignored: a Signal cannot be answered, and an error thrown here would fail or wedge the case.
 */
export function takeSignals(shell: Shell): void {
  for (const name of [...COMMANDS, ...NOTICES]) {
    if (name === 'open-case') continue;
    setHandler(
      defineSignal<[unknown]>(name),
      (content): Promise<void> => take(shell, name, content),
      {
        description: `Carries out the ${name} command that lies in the inbox as { commandId }.`,
      },
    );
  }
  setDefaultSignalHandler((name) => log.warn('Ignored a signal', { code: 'unknown-name', name }));
}

async function take(shell: Shell, name: MessageName, content: unknown): Promise<void> {
  try {
    const commandId = commandIdOf(content);
    if (commandId === undefined) return ignore(name, 'unreadable');
    await inTurn(shell, () => takeFromInbox(shell, name, commandId));
  } catch (error) {
    log.error('A signal came to nothing', { code: 'core-fault', name, error });
  }
}

async function takeFromInbox(shell: Shell, name: MessageName, commandId: string): Promise<void> {
  if (!shell.case) return ignore(name, 'not-opened');
  const at = nowInWorkflow();
  const message = await records.readCommand({ caseId: shell.case.id, commandId, at });
  if (message?.command.type !== name) return ignore(name, 'not-in-inbox');
  const outcome = await carryOut(shell, message);
  if ('refusal' in outcome) {
    await records.refuseCommand({ commandId, refusal: outcome.refusal, at });
  }
}

function commandIdOf(content: unknown): string | undefined {
  const commandId = (content as { commandId?: unknown } | null | undefined)?.commandId;
  return typeof commandId === 'string' ? commandId : undefined;
}

function ignore(name: MessageName, code: string): void {
  log.warn('Ignored a signal', { code, name });
}
