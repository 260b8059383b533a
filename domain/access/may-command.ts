import type { ConcernCase } from '../case.js';
import type { CommandName, MeetingKind } from '../codes.js';
import type { Context } from '../turn.js';
import { isPermitted } from './is-permitted.js';
import { isAsked, standingsOf } from './standings.js';

/**
 * Tells whether the actor's roles on the case, as they were found at delivery, allow a command, for a kind of meeting where it is about
 * one: the table's answer inside a running case. Says nothing of the phase. The program itself may everything.
 */
export function mayCommand(
  c: ConcernCase,
  command: CommandName,
  kind: MeetingKind | undefined,
  { actor, now, setting }: Context,
): boolean {
  if (actor.kind === 'program') return true;
  const standings =
    actor.kind === 'system'
      ? (['system-client'] as const)
      : standingsOf(actor.roles, isAsked(c, actor.staffId));
  return isPermitted(command, standings, { case: c, setting, kind, now });
}
