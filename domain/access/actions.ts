import type { CommandName } from '../codes.js';

/** Lists what may be asked of a case beside its commands. */
export const CASE_READS = [
  'read',
  'timeline',
  'access-log',
  'command-status',
  'list',
  'search',
  'break-glass',
] as const;
export type CaseRead = (typeof CASE_READS)[number];

/** Names everything that may be asked of a case; each has a row in the table of access. */
export type CaseAction = CommandName | CaseRead;
