import type { ConcernCase } from '../case.js';
import type { Role } from '../codes.js';
import { STANDING_OF_ROLE, type Standing } from './table.js';

/** Lists how a person who sees a case stands to it, by the roles they have on it. */
export function standingsOf(roles: readonly Role[], isAskedToo: boolean): Standing[] {
  const standings = roles.map((role) => STANDING_OF_ROLE[role]);
  return [
    ...new Set<Standing>([...standings, 'reader', ...(isAskedToo ? (['asked'] as const) : [])]),
  ];
}

/** Tells whether somebody was asked to take the case over and has not answered. */
export function isAsked(c: ConcernCase, staffId: string): boolean {
  return c.assignments.some((a) => a.staffId === staffId && a.status === 'asked');
}
