import type { FoundCase } from '../../api/cases/find-visible-cases.js';
import { logAccess } from '../../api/cases/log-access.js';
import type { Instant } from '../../domain/local-time.js';
import type { PageContext } from '../define-page.js';

/** Writes down that a list showed these cases. */
export function logList(
  db: PageContext['deps']['db'],
  caller: PageContext['caller'],
  found: readonly FoundCase[],
  now: Instant,
): Promise<void> {
  return logAccess(
    db,
    caller,
    found.map(({ stored, relation }) => {
      return { caseId: stored.view.case.id, action: 'list', relation, result: 'allowed', now };
    }),
  );
}
