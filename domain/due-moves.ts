import { nextDeadlineOf, responsibleOf } from './case-view.js';
import { recountDeadlines } from './deadlines.js';
import { tell, type Turn } from './turn.js';

/** Counts due anew after a change of meetings or calendar, and tells the responsible when another moved it. */
export function moveDue(turn: Turn, { newCalendar = false } = {}): void {
  const former = nextDeadlineOf(turn.draft)?.dueOn;
  recountDeadlines(turn, { newCalendar });
  tellIfDueMoved(turn, former);
}

/** Tells the responsible that the due day moved, unless they moved it themselves. */
export function tellIfDueMoved(turn: Turn, former: string | undefined): void {
  const dueOn = nextDeadlineOf(turn.draft)?.dueOn;
  if (former === undefined || dueOn === undefined || dueOn === former) return;
  tell(
    turn,
    'due-changed',
    { roles: [responsibleOf(turn.draft)], exceptActor: true },
    { dueOn, formerDueOn: former },
  );
}
