import type { Role } from '../../domain/codes.js';
import type { ApiClient } from '../../prisma/generated/client.js';

export const SCOPES = [
  'naervaer:absence.write',
  'naervaer:roster.write',
  'naervaer:roles.write',
  'naervaer:case.read',
  'naervaer:case.write',
  'naervaer:events.read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Holds a role of a person in the roster; `schoolId` is our own id, null for the municipality's roles. */
export interface HeldRole {
  role: Role;
  schoolId: string | null;
}

/** Says who calls: an app (perhaps acting for a person) or a person who logged in. Looked up anew for each request. */
export type Caller = ClientCaller | PersonCaller;

export interface ClientCaller {
  kind: 'client';
  clientId: string;
  scopes: ReadonlySet<string>;
  /** Which schools and roles the client is bound to. */
  client: ApiClient;
  /** The person of `X-Acting-Staff`, with the roles that the client may act in. */
  acting: ActingPerson | null;
}

export interface PersonCaller extends ActingPerson {
  kind: 'person';
  /** The staff's own client that the person logged in with. */
  clientId: string;
}

export interface ActingPerson {
  /** Our own id. */
  staffId: string;
  /** The source's id, as the API shows it. */
  sourceId: string;
  roles: readonly HeldRole[];
}

/** Finds the person whose rights count: who logged in, or whom the app acts for; null for an app on its own. */
export function personOf(caller: Caller): ActingPerson | null {
  return caller.kind === 'person' ? caller : caller.acting;
}

/** Tells whether the person holds the role (at the school, when one is named). */
export function holdsRole(person: ActingPerson | null, role: Role, schoolId?: string): boolean {
  return (
    person?.roles.some(
      (held) => held.role === role && (schoolId === undefined || held.schoolId === schoolId),
    ) ?? false
  );
}
