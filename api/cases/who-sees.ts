import type { Actor } from '../../domain/commands.js';
import type { Instant } from '../../domain/local-time.js';
import { relate, type Relation } from '../../domain/who-sees.js';
import { findCaseInView, type StoredCase } from '../../prisma/find-case-in-view.js';
import { personOf, type Caller, type ClientCaller } from '../auth/caller.js';
import { allowsRole, reachesSchool } from '../auth/client-bounds.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import { sourceIdOf } from './source-ids.js';

/** Holds a case that the caller sees, and how they relate to it. */
export interface VisibleCase {
  stored: StoredCase;
  relation: Relation;
  actor: Actor;
}

/** Matches the ids we allot; anything else cannot be a case and is not asked for. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Tells whether an id has the form of those we allot. */
export function isCaseId(id: string): boolean {
  return UUID.test(id);
}

/** Gets a case that the caller sees; throws not-found alike when there is none and when it is out of reach. */
export async function getVisibleCase(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  caseId: string,
  now: Instant,
): Promise<VisibleCase> {
  const stored = isCaseId(caseId) ? await findCaseInView(deps.db, caseId, now) : undefined;
  const relation = stored && (await relationTo(deps, caller, stored, now));
  if (!stored || !relation) throw problem('not-found');
  return { stored, relation, actor: actorOf(caller, relation) };
}

/** Tells how the caller relates to a case right now: a person by their roles, an app on its own by its schools. */
export async function relationTo(
  { db }: Pick<Deps, 'db'>,
  caller: Caller,
  { view }: Pick<StoredCase, 'view'>,
  now: Instant,
): Promise<Relation | undefined> {
  const school = await sourceIdOf(db, 'school', view.case.schoolId);
  if (!reachesSchool(caller, school)) return undefined;
  const person = personOf(caller);
  if (!person) {
    if (view.case.protectedAddress) return undefined;
    return { roles: [], ground: 'system-client', sight: 'codes' };
  }
  const relation = relate(view, { staffId: person.staffId, roles: [...person.roles] }, now);
  return caller.kind === 'client' ? relation && narrow(relation, caller) : relation;
}

/** Makes the core's actor of a caller, with the roles in which they relate to the case. */
export function actorOf(caller: Caller, { roles }: Pick<Relation, 'roles'>): Actor {
  const person = personOf(caller);
  return person ? { kind: 'person', staffId: person.staffId, roles } : { kind: 'system' };
}

/** An app that acts for a person does so only in the roles it is registered for, also those the case itself gives. */
function narrow(relation: Relation, { client }: ClientCaller): Relation | undefined {
  if (relation.roles.length === 0) return relation;
  const roles = relation.roles.filter((role) => allowsRole(client, role));
  return roles.length > 0 ? { ...relation, roles } : undefined;
}
