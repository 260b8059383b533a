import { nextDeadlineOf } from '../case-view.js';
import type { ConcernCase } from '../case.js';
import type { Extend } from '../commands.js';
import { extendDeadline, mainDeadlineOf } from '../deadlines.js';
import { tellIfDueMoved } from '../due-moves.js';
import { dateOf } from '../local-time.js';
import { invalid, type Refusal } from '../refusals.js';
import { addSchoolDays, isSchoolDay } from '../school-days.js';
import type { Step } from '../step.js';
import { note, type Context } from '../turn.js';

/** Extends the deadline once in a phase, to a later school day, with a reason. @guide Tiltakstrapp: the deadlines are recommendations */
export const extend: Step<Extend> = {
  refuse: (c, command, context) =>
    refuseUntil(c, command, context) ??
    (c.extendedInPhase ? { code: 'already-extended' } : undefined),

  carryOut(turn, { until }) {
    const former = nextDeadlineOf(turn.draft)?.dueOn;
    extendDeadline(turn, until);
    turn.draft.extendedInPhase = true;
    note(turn, 'extended', { until });
    tellIfDueMoved(turn, former);
  },
};

function refuseUntil(c: ConcernCase, { until }: Extend, context: Context): Refusal | undefined {
  const { calendar, guide } = context.setting;
  const today = dateOf(context.now);
  const dueOn = mainDeadlineOf(c)?.dueOn ?? today;
  if (!isSchoolDay(calendar, until)) return invalid('/until', 'not-a-school-day');
  if (until <= today || until <= dueOn) return invalid('/until', 'too-early');
  const latest = dueOn > today ? dueOn : today;
  return until > addSchoolDays(calendar, latest, guide.bounds.extensionSchoolDays)
    ? invalid('/until', 'too-late')
    : undefined;
}
