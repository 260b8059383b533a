import type { CaseAction } from './actions.js';
import { CONDITIONS, type Circumstances } from './conditions.js';
import { permitOf, type Standing } from './table.js';

/** Tells whether the table lets anybody with one of these standings do it now. */
export function isPermitted(
  action: CaseAction,
  standings: readonly Standing[],
  circumstances: Circumstances,
): boolean {
  return standings.some((standing) => {
    const permit = permitOf(action, standing);
    return typeof permit === 'boolean' ? permit : CONDITIONS[permit](circumstances);
  });
}
