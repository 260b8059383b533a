import type { CaseAction } from '../../domain/access/actions.js';
import { decide, type Asker, type Bounds, type Decision } from '../../domain/access/decide.js';
import type { ConcernCase } from '../../domain/case.js';
import { COMMANDS, ROLES, type MeetingKind } from '../../domain/codes.js';
import type { Actor } from '../../domain/commands.js';
import type { Instant } from '../../domain/local-time.js';
import type { Relation } from '../../domain/who-sees.js';
import { findCaseInView, type StoredCase } from '../../prisma/find-case-in-view.js';
import { personOf, type Caller, type ClientCaller } from '../auth/caller.js';
import type { Database } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';
import { findRunningGrant } from '../../prisma/find-running-grant.js';
import { allowsRole, allowsSchool } from '../auth/client-bounds.js';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import { logAccess } from './log-access.js';
import { sourceIdOf } from './source-ids.js';

/** Holds a case that the caller sees, and how they relate to it. */
export interface VisibleCase {
  stored: StoredCase;
  relation: Relation;
  actor: Actor;
}

/** Matches the ids we allot; anything else cannot be a case and is not asked for. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What somebody with emergency access may come for: to read, or to be told that they may do no more. */
const OPENED: ReadonlySet<CaseAction> = new Set<CaseAction>(['read', 'timeline', ...COMMANDS]);

/** Asked by people who need not see the case itself: the officer, whoever breaks the glass. The decision tells them apart. */
const UNSEEN: ReadonlySet<CaseAction> = new Set(['access-log', 'break-glass']);

/** Tells whether an id has the form of those we allot. */
export function isCaseId(id: string): boolean {
  return UUID.test(id);
}

/** Holds what is asked for on a case. */
export interface Wish {
  action: CaseAction;
  now: Instant;
  /** The kind of the meeting that a command is about, as far as it can be told. */
  kind?: MeetingKind | undefined;
}

/**
 * Gets a case for what the caller wants with it. Throws not-found alike when there is none and when it is out of reach, and not-allowed,
 * which the access log keeps, where the caller sees the case and may not do this.
 */
export async function getCaseFor(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  caseId: string,
  wish: Omit<Wish, 'kind'> & { kindIn?: (c: ConcernCase) => MeetingKind | undefined },
): Promise<VisibleCase> {
  const { action, now, kindIn } = wish;
  const find = () => findCaseInView(deps.db, caseId, now);
  const stored = isCaseId(caseId)
    ? await (UNSEEN.has(action) ? asProgram(find) : find())
    : undefined;
  if (!stored) throw problem('not-found');
  const kind = kindIn?.(stored.view.case);
  const decision = await decideFor(deps, caller, stored, { action, now, kind });
  if (!decision.allowed) {
    const { relation } = decision;
    if (!relation) throw problem('not-found');
    await logAccess(deps.db, caller, [{ caseId, action, relation, result: 'refused', now }]);
    throw problem('not-allowed');
  }
  return { stored, relation: decision, actor: actorOf(caller, decision) };
}

/** Decides whether the caller may do something with a stored case right now. */
export async function decideFor(
  { db }: Pick<Deps, 'db'>,
  caller: Caller,
  { view }: Pick<StoredCase, 'view'>,
  { action, now, kind }: Wish,
): Promise<Decision> {
  const asker = await askerOf(db, caller, view.case.schoolId);
  const asked = { view, now, kind };
  const decision = decide(asker, action, asked);
  const person = personOf(caller);
  // What emergency access does not open needs no look at it, so that lists stay quick; break-glass looks for itself.
  if (decision.allowed || !decision.mayBreakGlass || !person || !OPENED.has(action))
    return decision;
  const grant = await findRunningGrant(db, { caseId: view.case.id, staffId: person.staffId, now });
  return grant ? decide(asker, action, { ...asked, isEmergency: true }) : decision;
}

/** Finds how the caller relates to a case that they may read right now; undefined when it does not exist for them. */
export async function relationTo(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  stored: Pick<StoredCase, 'view'>,
  now: Instant,
): Promise<Relation | undefined> {
  const decision = await decideFor(deps, caller, stored, { action: 'read', now });
  return decision.allowed ? decision : undefined;
}

async function askerOf(db: Database, caller: Caller, schoolId: string): Promise<Asker> {
  const person = personOf(caller);
  const bounds = caller.kind === 'person' ? null : await boundsOf(db, caller, schoolId);
  if (person) {
    const { staffId, roles } = person;
    return { kind: 'person', person: { staffId, roles: [...roles] }, bounds };
  }
  if (!bounds) throw new Error('An app without a person has bounds');
  return { kind: 'app', bounds };
}

async function boundsOf(db: Database, caller: ClientCaller, schoolId: string): Promise<Bounds> {
  const reachesSchool = allowsSchool(caller.client, await sourceIdOf(db, 'school', schoolId));
  return { reachesSchool, roles: ROLES.filter((role) => allowsRole(caller.client, role)) };
}

/** Makes the core's actor of a caller, with the roles in which they relate to the case. */
export function actorOf(caller: Caller, { roles }: Pick<Relation, 'roles'>): Actor {
  const person = personOf(caller);
  return person ? { kind: 'person', staffId: person.staffId, roles } : { kind: 'system' };
}
