import type { Role } from '../codes.js';
import type { CaseAction } from './actions.js';
import type { Condition } from './conditions.js';

/** Lists the ways of standing to a case, in the order of the table's columns: a role that a relation gives on it, or a relation that gives none. */
export const STANDINGS = [
  /** Of the student, or standing in for that one. */
  'contact-teacher',
  /** Of the case's school; for a protected address the one named leader. */
  'attendance-coordinator',
  'school-leadership',
  /** While consent for an arena of theirs holds. */
  'phfs',
  /** Anybody else who sees the case: partners while consent holds, people named for a protected address. */
  'reader',
  /** Asked to take the case over, and has not answered. */
  'asked',
  /** The data-protection officer, who sees what was done with a case and not the case. */
  'officer',
  /** An app on its own, at its schools. */
  'system-client',
  /** Has broken the glass. */
  'emergency',
  /** Sees nothing, for a reason that emergency access may lift. */
  'outside',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Tells the standing that a role on a case gives. */
export const STANDING_OF_ROLE = {
  'contact-teacher': 'contact-teacher',
  'attendance-coordinator': 'attendance-coordinator',
  'school-leadership': 'school-leadership',
  phfs: 'phfs',
  'subject-teacher': 'reader',
  'school-nurse': 'reader',
  ppa: 'reader',
  'child-welfare': 'reader',
  'service-desk': 'reader',
  bup: 'reader',
  'bridge-builders': 'reader',
  out: 'reader',
  'municipal-administrator': 'reader',
  'data-protection-officer': 'reader',
  operator: 'reader',
} as const satisfies Record<Role, Standing>;

/** Answers for one standing: always, never, or under a condition. */
export type Permit = boolean | Condition;

/** Holds one action's answers, a column for each standing. */
type Row = readonly [
  teacher: Permit,
  coordinator: Permit,
  leader: Permit,
  phfs: Permit,
  reader: Permit,
  asked: Permit,
  officer: Permit,
  client: Permit,
  emergency: Permit,
  outside: Permit,
];

const Y = true;
const N = false;

/**
 * States who may do what with a case: a row for every action, a column for every standing. An action without a row, and a row without
 * a column, does not compile. The phase is another matter (`offers.ts`).
 */
export const ACCESS = {
  // tea coo  lea  phf  rea  ask  off  cli  eme  out
  read: [Y, Y, Y, Y, Y, Y, N, Y, Y, N],
  timeline: [Y, Y, Y, Y, Y, Y, N, Y, Y, N],
  'command-status': [Y, Y, Y, Y, Y, Y, N, Y, N, N],
  list: [Y, Y, Y, Y, Y, Y, N, Y, N, N],
  search: [Y, Y, Y, Y, Y, Y, N, Y, N, N],
  'access-log': [N, N, Y, N, N, N, Y, N, N, N],
  'break-glass': [N, N, N, N, N, N, N, N, Y, Y],

  // tea coo  lea  phf  rea  ask  off  cli  eme  out
  'log-call': [Y, Y, Y, N, N, N, N, N, N, N],
  'schedule-meeting': ['of-the-school', Y, Y, 'while-consent-holds', N, N, N, Y, N, N],
  'hold-meeting': ['of-the-school', Y, Y, 'while-consent-holds', N, N, N, N, N, N],
  'report-no-show': [Y, Y, Y, N, N, N, N, N, N, N],
  'agree-plan': [Y, Y, Y, N, N, N, N, N, N, N],
  'check-plan': [Y, Y, Y, N, N, N, N, N, N, N],
  'evaluate-plan': [Y, Y, Y, N, N, N, N, N, N, N],
  'record-consent': [Y, Y, Y, N, N, N, N, N, N, N],
  'discuss-anonymously': [Y, Y, Y, N, N, N, N, N, N, N],
  'consult-ppa': [Y, Y, Y, N, N, N, N, N, N, N],
  'go-on-without-consent': ['before-the-arena', Y, Y, N, N, N, N, N, N, N],
  escalate: [Y, Y, Y, N, N, N, N, N, N, N],
  assign: [N, Y, Y, N, N, Y, N, N, N, N],
  'accept-handover': [N, N, N, N, N, Y, N, N, N, N],
  extend: [N, Y, Y, N, N, N, N, N, N, N],
  'open-duty': [Y, Y, Y, N, N, N, N, N, N, N],
  'progress-duty': [Y, Y, Y, N, N, N, N, N, N, N],
  'record-report': [Y, Y, Y, Y, Y, Y, N, N, N, N],
  close: ['in-monitoring', Y, Y, N, N, N, N, N, N, N],
} as const satisfies Record<CaseAction, Row>;

/** Reads one cell of the table. */
export function permitOf(action: CaseAction, standing: Standing): Permit {
  const row: Row = ACCESS[action];
  return row[STANDINGS.indexOf(standing)] ?? false;
}
