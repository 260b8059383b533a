import type { Relation } from '../../domain/who-sees.js';
import type { Caller } from '../auth/caller.js';

/** Tells whether the caller lets commands through at all, whatever the case offers: not without the scope, never on emergency access. */
export function maySendCommands(caller: Caller, { ground }: Pick<Relation, 'ground'>): boolean {
  if (ground === 'break-glass') return false;
  return caller.kind === 'person' || caller.scopes.has('naervaer:case.write');
}
