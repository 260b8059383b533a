import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type {
  SearchAttributePair,
  SearchAttributeUpdatePair,
  TypedSearchAttributes,
} from '@temporalio/common';
import { dueAtOf, responsibleOf, stepOf } from '../../domain/case-view.js';
import type { CaseSetting, ConcernCase } from '../../domain/case.js';

const STEP = defineSearchAttributeKey('NaervaerStep', SearchAttributeType.KEYWORD);
const PHASE = defineSearchAttributeKey('NaervaerPhase', SearchAttributeType.KEYWORD);
const DUE_AT = defineSearchAttributeKey('NaervaerDueAt', SearchAttributeType.DATETIME);
const WAITING_FOR = defineSearchAttributeKey('NaervaerWaitingFor', SearchAttributeType.KEYWORD);
const SCHOOL = defineSearchAttributeKey('NaervaerSchool', SearchAttributeType.KEYWORD);
const STUCK = defineSearchAttributeKey('NaervaerStuck', SearchAttributeType.BOOL);

const KEYS = [STEP, PHASE, DUE_AT, WAITING_FOR, SCHOOL, STUCK];

/** Gives what operators may filter by: codes and dates; of a protected address neither school nor due date. */
export function searchAttributesOf(
  c: ConcernCase,
  setting: CaseSetting,
): SearchAttributeUpdatePair[] {
  const dueAt = dueAtOf(c, setting);
  return [
    { key: STEP, value: stepOf(c) },
    { key: PHASE, value: c.phase },
    { key: DUE_AT, value: dueAt === null ? null : new Date(dueAt) },
    { key: WAITING_FOR, value: c.phase === 'closed' ? null : responsibleOf(c) },
    { key: SCHOOL, value: c.protectedAddress ? null : c.schoolId },
    { key: STUCK, value: c.stuck },
  ] as SearchAttributeUpdatePair[];
}

/** Gives those of them that a run can be started with: what there is to say. */
export function startAttributesOf(c: ConcernCase, setting: CaseSetting): SearchAttributePair[] {
  return searchAttributesOf(c, setting).filter(isSaid);
}

/** Reads back, in the same order, what a run shows its operators. */
export function shownIn(attributes: TypedSearchAttributes): SearchAttributeUpdatePair[] {
  return KEYS.map((key) => ({
    key,
    value: attributes.get(key) ?? null,
  })) as SearchAttributeUpdatePair[];
}

function isSaid(pair: SearchAttributeUpdatePair): pair is SearchAttributePair {
  return pair.value !== null;
}
