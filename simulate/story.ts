import type { Outcome, Phase, Role, Step, Template, Trigger } from '../domain/codes.js';
import type { Instant } from '../domain/local-time.js';
import type { Action } from './scenario-schema.js';
import type { ScenarioTime } from './time-shift.js';

interface AboutCase {
  at: ScenarioTime;
  student: string;
  caseNumber?: string | undefined;
}

/** Holds one line of a story; keys in the order in which they are written. */
export type Occurrence =
  | (AboutCase & { type: 'accepted'; do: Action })
  | (AboutCase & { type: 'rejected'; do: Action; status: number; problem: string })
  | (AboutCase & { type: 'case-opened' | 'trigger-added'; trigger: Trigger })
  | (AboutCase & { type: 'phase' } & PhaseData)
  | (AboutCase & { type: 'stuck' })
  | (AboutCase & { type: 'case-closed'; outcome: Outcome })
  | (AboutCase & { type: 'email'; template: Template; to: Role[]; calendar?: true })
  | { at: ScenarioTime; type: 'end'; open: number };

export interface PhaseData {
  step: Step;
  phase: Phase;
  round: number;
  /** Left out before the first plan. */
  planNumber?: number;
  btiLevel: number;
  btiColour: string;
  dueAt: ScenarioTime | null;
  responsible: Role;
}

/** Lists the kinds of occurrence in the order in which they stand within a minute. */
const ORDER: readonly (readonly Occurrence['type'][])[] = [
  ['accepted', 'rejected'],
  ['case-opened'],
  ['trigger-added'],
  ['phase'],
  ['stuck'],
  ['case-closed'],
  ['email'],
  ['end'],
];

/** Holds an occurrence with the instant at which it was played. */
export interface Timed {
  playedAt: Instant;
  occurrence: Occurrence;
}

/**
 * Puts occurrences into the order of a story. What a minute holds twice stands as the file's events brought it about; what one of them,
 * or one moment, did to several students stands in the students' order.
 */
export function orderStory(
  occurrences: readonly Timed[],
  { playedAt, students }: { playedAt: readonly Instant[]; students: readonly string[] },
): Occurrence[] {
  const keyOf = ({ playedAt: at, occurrence: o }: Timed): (string | number)[] => [
    o.at,
    ORDER.findIndex((types) => types.includes(o.type)),
    o.type === 'email' ? o.template : '',
    playedAt.filter((played) => played <= at).length,
    'student' in o ? students.indexOf(o.student) : 0,
  ];
  return occurrences
    .map((timed) => ({ ...timed, key: keyOf(timed) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ occurrence }) => occurrence);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const i = a.findIndex((part, place) => part !== b[place]);
  if (i < 0) return 0;
  return (a[i] as string) < (b[i] as string) ? -1 : 1;
}
