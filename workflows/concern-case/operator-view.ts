import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { SearchAttributePair } from '@temporalio/common';
import { dueAtOf, responsibleOf, stepOf, waitingForOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import { dateOf, timeOf } from '../../domain/local-time.js';
import { PHASE_FACTS, btiColourOf } from '../../domain/phases.js';

const STEP = defineSearchAttributeKey('NaervaerStep', SearchAttributeType.KEYWORD);
const PHASE = defineSearchAttributeKey('NaervaerPhase', SearchAttributeType.KEYWORD);
const DUE_AT = defineSearchAttributeKey('NaervaerDueAt', SearchAttributeType.DATETIME);
const WAITING_FOR = defineSearchAttributeKey('NaervaerWaitingFor', SearchAttributeType.KEYWORD);
const SCHOOL = defineSearchAttributeKey('NaervaerSchool', SearchAttributeType.KEYWORD);
const STUCK = defineSearchAttributeKey('NaervaerStuck', SearchAttributeType.BOOL);

/** Gives what operators may filter by: codes and dates; of a protected address neither school nor due date. */
export function searchAttributesOf(c: ConcernCase, setting: CaseSetting): SearchAttributePair[] {
  const dueAt = dueAtOf(c, setting);
  return [
    { key: STEP, value: stepOf(c) },
    { key: PHASE, value: c.phase },
    { key: DUE_AT, value: dueAt === null ? null : new Date(dueAt) },
    { key: WAITING_FOR, value: c.phase === 'closed' ? null : responsibleOf(c) },
    { key: SCHOOL, value: c.protectedAddress ? null : c.schoolId },
    { key: STUCK, value: c.stuck },
  ] as SearchAttributePair[];
}

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
