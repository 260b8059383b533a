import { dueAtOf, responsibleOf, stepOf, waitingForOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import { dateOf, timeOf } from '../../domain/local-time.js';
import { PHASE_FACTS, btiColourOf } from '../../domain/phases.js';

/** Describes the case in words for the Temporal UI: where it stands, what it waits for, by whom, by when. */
export function describe(c: ConcernCase, setting: CaseSetting): string {
  if (c.phase === 'closed') return `**Closed** (${c.outcome ?? ''}) after round ${c.round}`;
  const { stepNumber } = PHASE_FACTS[c.phase];
  const dueAt = dueAtOf(c, setting);
  return [
    `**${stepNumber === null ? '' : `Step ${stepNumber} `}${stepOf(c)}**, phase \`${c.phase}\`${c.stuck ? ' — STUCK' : ''}`,
    `- waits for: ${waitingForOf(c)}, by ${responsibleOf(c)}`,
    `- due: ${dueAt ? `${dateOf(dueAt)} ${timeOf(dueAt)} (Europe/Oslo)` : 'nothing'}`,
    `- BTI ${c.btiLevel} ${btiColourOf(c.btiLevel)}, round ${c.round}, opened ${dateOf(c.openedAt)}`,
  ].join('\n');
}
