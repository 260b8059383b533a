import type { Actor } from '../domain/commands.js';
import type { Instant } from '../domain/local-time.js';
import type { Database } from './connect.js';
import { findRelations } from './find-relations.js';

/** Marks in the inbox what the program stores of its own accord, without a client behind it. */
export const PROGRAM_CLIENT = 'naervaer';

/** Finds in which roles a stored command's sender relates to the case now; somebody who no longer does has none. */
export async function findActor(
  db: Database,
  stored: { caseId: string; clientId: string; actorStaffId: string | null },
  now: Instant,
): Promise<Actor> {
  const { actorStaffId: staffId, caseId, clientId } = stored;
  if (staffId === null) return { kind: clientId === PROGRAM_CLIENT ? 'program' : 'system' };
  const relation = await findRelations(db, { staffId, caseId, now });
  return { kind: 'person', staffId, roles: relation?.roles ?? [] };
}
