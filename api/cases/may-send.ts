import type { Caller } from '../auth/caller.js';

/** Tells whether the caller's token lets commands through at all, whatever the case offers. */
export function maySendCommands(caller: Caller): boolean {
  return caller.kind === 'person' || caller.scopes.has('naervaer:case.write');
}
