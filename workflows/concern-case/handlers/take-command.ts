import { ApplicationFailure, condition, defineUpdate, setHandler } from '@temporalio/workflow';
import { COMMANDS, NOTICES } from '../../../domain/codes.js';
import type { Refusal } from '../../../domain/refusals.js';
import type { CommandMessage, CommandResult, MessageName } from '../messages.js';
import { carryOut, inTurn, tryOut, type Shell } from '../shell.js';

/**
 * Takes every command as an Update of its own name: the pure rule as its synchronous validator, the record stored before the answer.
 * A refusal travels as an ApplicationFailure; anything else thrown here would wedge the case.
 */
export function takeCommands(shell: Shell): void {
  for (const name of [...COMMANDS, ...NOTICES]) {
    if (name === 'open-case') continue;
    setHandler(
      defineUpdate<CommandResult, [CommandMessage]>(name),
      (message) => take(shell, message),
      {
        description: `Carries out ${name}; sent by the API.`,
        validator: (message) => validate(shell, name, message),
      },
    );
  }
}

async function take(shell: Shell, message: CommandMessage): Promise<CommandResult> {
  // Within the guide's minutes of grace whatever is said of the case waits for it, but for its withdrawal.
  const { type } = message.command;
  if (shell.case === null && type === 'add-trigger') shell.raisedEarly = true;
  const waits = type !== 'withdraw-trigger';
  if (waits) await condition(() => shell.case !== null || shell.withdrawnEarly);
  const outcome = await inTurn(shell, () => carryOut(shell, message)).catch((error: unknown) => {
    throw ApplicationFailure.nonRetryable(String(error), 'core-fault');
  });
  if ('refusal' in outcome) throw failureOf(outcome.refusal);
  return outcome;
}

function validate(shell: Shell, name: MessageName, message: unknown): void {
  if (!isMessage(name, message)) {
    throw ApplicationFailure.nonRetryable(`Not a ${name} command`, 'unreadable');
  }
  if (shell.case?.appliedCommandIds.includes(message.commandId)) return;
  const refusal = tryOut(shell, message.command, message.actor);
  if (refusal) throw failureOf(refusal);
}

/** Makes the failure that carries a refusal to the API: its code as type, itself as detail. */
function failureOf(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(refusal.code, refusal.code, refusal);
}

function isMessage(name: MessageName, message: unknown): message is CommandMessage {
  const candidate = message as Partial<CommandMessage> | null | undefined;
  const type = candidate?.command?.type;
  const fits = type === name || (name === 'consult-ppa' && type === 'discuss-anonymously');
  return fits && typeof candidate?.commandId === 'string' && candidate.actor !== undefined;
}
