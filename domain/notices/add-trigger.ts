import type { Trigger } from '../codes.js';
import { enterPhase } from '../enter-phase.js';
import { note, type Turn } from '../turn.js';

/**
 * Adds a trigger to an open case, the same one once a calendar day; its people hear of it the next school morning. In monitoring
 * it takes the case back to step 1 in a new round, which the phase's own e-mail tells. @guide Trinn 1
 */
export function addTrigger(turn: Turn, { trigger }: { trigger: Trigger }): void {
  const { draft, today } = turn;
  if (draft.triggers.some((added) => added.trigger === trigger && added.on === today)) return;
  draft.triggers.push({ trigger, on: today });
  note(turn, 'trigger-added', { trigger });
  if (draft.phase === 'watching' && turn.setting.guide.monitoring.return === 'every-trigger') {
    draft.round += 1;
    return enterPhase(turn, 'awaiting-contact');
  }
  draft.untoldTriggers += 1;
  draft.untoldSince ??= turn.now;
}
