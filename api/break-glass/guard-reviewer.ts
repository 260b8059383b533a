import { letsIn } from '../../domain/access/beyond-cases.js';
import { personOf, type ActingPerson, type Caller } from '../auth/caller.js';
import { problem } from '../problems.js';

/** Gets the person who may have emergency accesses to review; throws not-allowed for apps on their own and for all other roles. */
export function getReviewer(caller: Caller): ActingPerson {
  const person = personOf(caller);
  if (!person || !letsIn('break-glass-review', person.roles)) throw problem('not-allowed');
  return person;
}
