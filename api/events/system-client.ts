import type { Caller, ClientCaller } from '../auth/caller.js';
import { problem } from '../problems.js';

/** Lets on apps that call on their own: events are for systems, and no person's rights stand behind them. */
export function getSystemClient(caller: Caller): ClientCaller {
  if (caller.kind !== 'client' || caller.acting !== null) throw problem('not-allowed');
  return caller;
}
