import type { CaseSetting, ConcernCase } from './case.js';
import type { Role, Template } from './codes.js';
import type { Actor } from './commands.js';
import type { Effects, MailData } from './effects.js';
import { dateOf, type Instant, type LocalDate } from './local-time.js';

/** Holds what a rule may look at beside the case: the moment, who acts, the guide and the calendar. */
export interface Context {
  now: Instant;
  actor: Actor;
  setting: CaseSetting;
}

/** Holds one turn of a case: a draft of its own that the rules change, and what is to be done beside it. */
export interface Turn extends Context {
  draft: ConcernCase;
  today: LocalDate;
  effects: Effects;
}

/** Begins a turn on a copy of the case; the case given stays as it is. */
export function beginTurn(c: ConcernCase, context: Context): Turn {
  return {
    ...context,
    // The case is plain JSON by design, and the workflow's sandbox has no structuredClone.
    draft: JSON.parse(JSON.stringify(c)) as ConcernCase,
    today: dateOf(context.now),
    effects: { occurrences: [], mails: [], dutiesBegun: [], dutiesChanged: [] },
  };
}

/** Puts an occurrence on the timeline. */
export function note(turn: Turn, type: string, data: Record<string, unknown> = {}): void {
  turn.effects.occurrences.push({ type, at: turn.now, data });
}

/** Asks for an e-mail to roles, to named staff, or both; each role once. */
export function tell(
  turn: Turn,
  template: Template,
  to: { roles?: Role[]; staffIds?: string[]; exceptActor?: boolean },
  data: MailData = {},
): void {
  turn.effects.mails.push({
    template,
    toRoles: [...new Set(to.roles ?? [])],
    toStaffIds: [...new Set(to.staffIds ?? [])],
    exceptStaffId: to.exceptActor && turn.actor.kind === 'person' ? turn.actor.staffId : null,
    data: { phase: turn.draft.phase, ...data },
  });
}
