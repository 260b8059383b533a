import { closeCase } from '../enter-phase.js';
import { note, type Turn } from '../turn.js';

/** Closes a case whose triggers no longer hold, as long as nobody has acted on it; later it is only noted. */
export function withdrawTrigger(turn: Turn): void {
  if (turn.draft.touchedByPerson) note(turn, 'trigger-withdrawn');
  else closeCase(turn, 'trigger-withdrawn');
}
