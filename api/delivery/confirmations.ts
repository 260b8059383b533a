import type { Logger } from 'pino';
import { asProgram } from '../../prisma/scope.js';
import type { Database } from '../../prisma/connect.js';

/** So long after it was stored, a command is sent (again) unless the engine's answer has been noted: also one that is recorded. */
export const UNCONFIRMED_SECONDS = 5;
const NOTED_AFTER_MS = 300;

/** Remembers which commands the engine has answered, until the inbox says so too. */
export interface Confirmations {
  add(commandId: string): void;
  has(commandId: string): boolean;
}

/**
 * Makes the memory of one process. The answers are noted together a moment later, which no caller waits for: a command that is sent
 * again because a process died before is carried out once all the same.
 */
export function createConfirmations(db: Database, log: Logger): Confirmations {
  const answered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  async function note(): Promise<void> {
    const ids = [...answered];
    await asProgram(
      () => db.$executeRaw`
        update inbox_command set next_attempt_at = null where id = any(${ids}::uuid[])`,
    );
    for (const id of ids) answered.delete(id);
  }

  function noteSoon(): void {
    timer ??= setTimeout(() => {
      note()
        .catch(() => log.warn('answers of the engine could not be noted yet'))
        .finally(() => {
          timer = undefined;
          if (answered.size > 0) noteSoon();
        });
    }, NOTED_AFTER_MS).unref();
  }

  return {
    add(commandId) {
      answered.add(commandId);
      noteSoon();
    },
    has: (commandId) => answered.has(commandId),
  };
}
