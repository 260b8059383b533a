import type { Deps } from '../deps.js';
import type { Raised } from './raise-triggers.js';

/** How long an answer about absence waits for the engine, all cases together. */
export const LONGEST_WAIT_MS = 2_000;

/**
 * Delivers what was raised, all cases at once, and waits a moment for the engine; what is not settled by then is delivered later.
 * Answers the cases that had closed before they could hear of it.
 */
export async function settleRaised(
  { desk, log }: Pick<Deps, 'desk' | 'log'>,
  { commands }: Pick<Raised, 'commands'>,
  waitMs: number = LONGEST_WAIT_MS,
): Promise<string[]> {
  const missed = new Set<string>();
  const settled = commands.map(async (command) => {
    const { caseId, commandId } = command;
    try {
      const end = await desk.settle(caseId, commandId, waitMs, command);
      const isClosed = end.status === 'refused' && end.refusal.code === 'already-closed';
      if (isClosed) missed.add(caseId);
    } catch (error) {
      // Stored is stored: the delivery goes on by itself, and the register must not be told otherwise.
      log.warn({ err: error, caseId }, 'A stored command could not be delivered at once');
    }
  });
  await withinTime(Promise.all(settled), waitMs);
  return [...missed];
}

async function withinTime(work: Promise<unknown>, waitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}
