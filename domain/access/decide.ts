import type { MeetingKind, Role } from '../codes.js';
import type { Instant } from '../local-time.js';
import { relate, type CaseInView, type Person, type Relation } from '../who-sees.js';
import type { CaseAction } from './actions.js';
import { isPermitted } from './is-permitted.js';
import { ACCESS_REFUSALS, type AccessRefusal } from './refusals.js';
import { isAsked, standingsOf } from './standings.js';
import type { Standing } from './table.js';
import { whyUnseen } from './why-unseen.js';

/** Says what the app behind a call is registered for, as far as this case is concerned. */
export interface Bounds {
  reachesSchool: boolean;
  roles: 'all' | readonly Role[];
}

/** Says who asks: an active person, perhaps through an app that acts for them, or an app on its own. */
export type Asker =
  { kind: 'person'; person: Person; bounds: Bounds | null } | { kind: 'app'; bounds: Bounds };

/** Holds the case that is asked about, as it stands now. */
export interface AskedCase {
  view: CaseInView;
  now: Instant;
  /** The kind of the meeting that a command is about, as far as it can be told. */
  kind?: MeetingKind | undefined;
  /** The person has broken the glass here, and the hours still run. */
  isEmergency?: boolean;
}

export type Decision = Allowed | Refused;

/** Allows, on a ground and in roles that the access log keeps, and says how much is shown. */
export interface Allowed extends Relation {
  allowed: true;
  /** What emergency access would lift, where that is asked for. */
  lifts?: AccessRefusal;
}

/** Refuses, by name. */
export interface Refused {
  allowed: false;
  refusal: AccessRefusal;
  mayBreakGlass: boolean;
  /** How they relate to the case, where they may know that it exists. */
  relation?: Relation;
}

/** One way of standing to the case: how that is written down, and the columns of the table that it opens. */
interface Standpoint {
  relation: Relation;
  standings: readonly Standing[];
  lifts?: AccessRefusal;
}

/**
 * Decides whether somebody may do something with a case: the one decision of who sees and who may. First how they stand to the case,
 * then what the table gives to that standing. Everything is looked at as it is now; nothing of it is kept.
 */
export function decide(asker: Asker, action: CaseAction, asked: AskedCase): Decision {
  const { view, now, kind } = asked;
  const seen = seenBy(asker, asked);
  const circumstances = { case: view.case, setting: view.setting, kind, now };
  const standpoint = [...standpointsOf(asker, seen, asked), ...officersOf(asker, seen, asked)].find(
    ({ standings }) => isPermitted(action, standings, circumstances),
  );
  if (standpoint) {
    const { relation, lifts } = standpoint;
    return { allowed: true, ...relation, ...(lifts !== undefined && { lifts }) };
  }
  if (typeof seen === 'string') return refused(seen);
  const isEmergency = seen.ground === 'break-glass';
  return { ...refused(isEmergency ? 'emergency-reads-only' : 'role-lacks-action'), relation: seen };
}

function refused(refusal: AccessRefusal): Refused {
  return { allowed: false, refusal, mayBreakGlass: ACCESS_REFUSALS[refusal].mayBreakGlass };
}

/** How the asker relates to the case, or why it does not exist for them. */
function seenBy(asker: Asker, asked: AskedCase): Relation | AccessRefusal {
  const { view, now } = asked;
  if (asker.bounds?.reachesSchool === false) return 'client-not-bound';
  if (asker.kind === 'app') {
    if (view.case.protectedAddress) return 'protected-address';
    return { roles: [], ground: 'system-client', sight: 'codes' };
  }
  const relation = relate(view, asker.person, now);
  if (relation) return within(relation, asker.bounds) ?? 'client-not-bound';
  const refusal = whyUnseen(view, asker.person, now);
  const isLifted = asked.isEmergency === true && ACCESS_REFUSALS[refusal].mayBreakGlass;
  return isLifted ? emergencyOf(refusal, asker.person, view) : refusal;
}

/** An app that acts for a person does so only in the roles it is registered for, also those the case itself gives. */
function within(relation: Relation, bounds: Bounds | null): Relation | undefined {
  if (bounds === null || bounds.roles === 'all' || relation.roles.length === 0) return relation;
  const registered = bounds.roles;
  const roles = relation.roles.filter((role) => registered.includes(role));
  return roles.length > 0 ? { ...relation, roles } : undefined;
}

/** Emergency access shows a partner no more than consent would have shown them. */
function emergencyOf(refusal: AccessRefusal, { roles }: Person, { case: c }: CaseInView): Relation {
  const here = roles.filter(({ schoolId }) => schoolId === null || schoolId === c.schoolId);
  const sight = refusal === 'not-own-student' ? 'everything' : 'lifted';
  return { roles: here.map(({ role }) => role), ground: 'break-glass', sight };
}

function standpointsOf(
  asker: Asker,
  seen: Relation | AccessRefusal,
  { view }: AskedCase,
): Standpoint[] {
  if (typeof seen === 'string') {
    if (asker.kind === 'app' || !ACCESS_REFUSALS[seen].mayBreakGlass) return [];
    const relation = emergencyOf(seen, asker.person, view);
    return [{ relation, standings: ['outside'], lifts: seen }];
  }
  if (asker.kind === 'app') return [{ relation: seen, standings: ['system-client'] }];
  if (seen.ground === 'break-glass') return [{ relation: seen, standings: ['emergency'] }];
  const isAskedToo = isAsked(view.case, asker.person.staffId);
  return [{ relation: seen, standings: standingsOf(seen.roles, isAskedToo) }];
}

/** The officer watches over every case but those of named people; through an app only where that is registered. */
function officersOf(
  asker: Asker,
  seen: Relation | AccessRefusal,
  { view }: AskedCase,
): Standpoint[] {
  if (asker.kind === 'app' || seen === 'client-not-bound' || view.case.protectedAddress) return [];
  const roles: Role[] = ['data-protection-officer'];
  if (!asker.person.roles.some(({ role }) => roles.includes(role))) return [];
  return [
    { relation: { roles, ground: 'data-protection', sight: 'codes' }, standings: ['officer'] },
  ];
}
