import { z } from 'zod';
import type { Instant } from '../../domain/local-time.js';
import type { Caller } from '../auth/caller.js';
import type { Deps } from '../deps.js';
import { cursorInstantField } from '../time-fields.js';
import { caseItemSchema, type CaseItem } from './case-answer.js';
import { findResponsibleOfEach } from './find-responsible.js';
import type { FoundCase } from './find-visible-cases.js';
import { logAccess } from './log-access.js';
import { findOutwardIds } from './outward-ids.js';
import { writeCursor } from './page.js';
import { itemOf } from './present-case.js';

/** Describes one page of cases. */
export const caseListSchema = z.object({
  items: z.array(caseItemSchema),
  nextCursor: z.string().nullable(),
});

/** Takes the keys by which cases are paged: when opened, and the id. */
export const cursorKeys = z.tuple([cursorInstantField, z.uuid()]);

/** Answers a page of found cases and writes each into its access log. */
export async function answerList(
  { db }: Deps,
  caller: Caller,
  found: readonly FoundCase[],
  { limit, now, action }: { limit: number; now: Instant; action: 'list' | 'search' },
): Promise<{ items: CaseItem[]; nextCursor: string | null }> {
  const shown = found.slice(0, limit);
  const accesses = shown.map(({ stored, relation }) => {
    return { caseId: stored.view.case.id, action, relation, result: 'allowed' as const, now };
  });
  const [responsibleIds] = await Promise.all([
    findResponsibleOfEach(
      db,
      shown.map(({ stored }) => stored.view),
    ),
    logAccess(db, caller, accesses),
  ]);
  const cases = shown.map(({ stored }) => stored.view.case);
  const ids = await findOutwardIds(
    db,
    cases,
    responsibleIds.filter((id) => id !== null),
  );
  const items = shown.map(({ stored }, i) => itemOf(stored, ids, responsibleIds[i] ?? null, now));
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeCursor([last.openedAt, last.id]) : null };
}
