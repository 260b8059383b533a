/*
 * The second lock. PostgreSQL shows the API's connections only what the present scope reaches (row-level security, see
 * prisma/migrations/…_second_lock); the first lock is the API's own decision, and each holds without the other.
 *
 *   inScope(scopeOf(caller), work)   what a caller asked for; `performRoute` has done it for every route and page form
 *   asProgram(work)                  the program's own chores, and the few reads that rightly reach further: say why beside each
 *   (neither)                        no row of a locked table is seen, none can be written
 *
 * A transaction keeps the scope it began with. Tables without identity or text (school, staff, calendar, api_client …) are open in
 * every scope. The worker's own role has policies of its own and needs no scope.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Says whom the database answers: a caller, the program itself, or nobody. */
export type Scope = CallerScope | 'program' | 'nobody';

export interface CallerScope {
  clientId: string;
  /** The person whose rights count, by our own id; null for an app on its own. */
  staffId: string | null;
  /** Schools, by our own ids, all of whose cases the caller reaches. */
  schoolIds: 'all' | readonly string[];
  /** Partner roles: `ppa` in the whole municipality, `school-nurse@<our school id>` at one school. */
  partnerRoles: readonly string[];
  /** Schools, by the sources' ids, that the calling client is bound to, whoever it acts for. */
  clientSchools: 'all' | readonly string[];
  /** Reads every case's access log, and no case. */
  isDataProtectionOfficer: boolean;
}

const present = new AsyncLocalStorage<Scope>();

/** Works in a scope: every query that the work sends, however deep, sees and writes what the scope reaches and no more. */
export function inScope<T>(scope: Scope, work: () => PromiseLike<T>): Promise<T> {
  // Awaited inside: Prisma sends a query only when somebody waits for it.
  return present.run(scope, async () => await work());
}

/** Works as the program itself, whoever asks: everything is within reach. Keep what is inside as small as it can be. */
export function asProgram<T>(work: () => PromiseLike<T>): Promise<T> {
  return inScope('program', work);
}

/** Finds the scope of the present work; undefined outside of any. */
export function findScope(): Scope | undefined {
  return present.getStore();
}
