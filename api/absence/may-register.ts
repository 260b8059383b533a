import { letsIn } from '../../domain/access/beyond-cases.js';
import { personOf, type Caller } from '../auth/caller.js';
import { reachesSchool } from '../auth/client-bounds.js';
import { problem } from '../problems.js';

export interface SchoolIds {
  id: string;
  sourceId: string;
}

/** Throws not-allowed for a person without a role that registers absence anywhere. */
export function guardRegistering(caller: Caller): void {
  const person = personOf(caller);
  if (person && !letsIn('absence', person.roles)) throw problem('not-allowed');
}

/** Tells whether the caller may register absence at a school: an app at its schools, a person where they hold a role. */
export function mayRegisterAt(caller: Caller, school: SchoolIds): boolean {
  if (!reachesSchool(caller, school.sourceId)) return false;
  const person = personOf(caller);
  return (
    !person ||
    letsIn(
      'absence',
      person.roles.filter(({ schoolId }) => schoolId === school.id),
    )
  );
}
